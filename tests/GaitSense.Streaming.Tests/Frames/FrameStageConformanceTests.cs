using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Streaming.Tests.Fakes;
using GaitSense.Streaming.Tests.Stages;

namespace GaitSense.Streaming.Tests.Frames;

public class FrameStageConformanceTests : StageConformance<SiteSample<SensorFrame>, SiteSample<NominalFrame>>
{
    protected override IStage<SiteSample<SensorFrame>, SiteSample<NominalFrame>> Create() => new FrameStage(Roster.Feet());

    protected override IReadOnlyList<SiteSample<SensorFrame>> Input(int seed) =>
        Run.Through(new ClockStage(Roster.Feet()), Run.Decode(BadLink.Receive(seed), Roster.Feet()));

    protected override string Say(SiteSample<NominalFrame> output) => output.ToString();
}

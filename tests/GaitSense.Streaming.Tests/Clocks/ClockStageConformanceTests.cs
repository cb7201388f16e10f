using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Streaming.Tests.Fakes;
using GaitSense.Streaming.Tests.Stages;

namespace GaitSense.Streaming.Tests.Clocks;

public class ClockStageConformanceTests : StageConformance<DecodedPacket, SiteSample<SensorFrame>>
{
    protected override IStage<DecodedPacket, SiteSample<SensorFrame>> Create() => new ClockStage(Roster.Feet());

    protected override IReadOnlyList<DecodedPacket> Input(int seed) => Run.Decode(BadLink.Receive(seed), Roster.Feet());

    protected override string Say(SiteSample<SensorFrame> output) => output.ToString();
}

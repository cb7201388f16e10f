using GaitSense.Core.Sessions;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Tests.Influx.Outbox;

/// <summary>Gives one verdict on each step of the exercise that it knows.</summary>
internal sealed class CountingJudge : ICueJudge
{
    public StepJudge Of(SessionHeader session) => step =>
        session.Exercise == "reverse-walking" ? [new CueVerdict("long-enough", step.StrideLengthM > 0.01, step.StrideLengthM, 0.01, null)] : [];
}

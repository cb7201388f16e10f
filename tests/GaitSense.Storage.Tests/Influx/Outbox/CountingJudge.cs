using GaitSense.Core.Steps;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Tests.Influx.Outbox;

/// <summary>Gives one verdict on each step of the exercise that it knows.</summary>
internal sealed class CountingJudge : ICueJudge
{
    public IReadOnlyList<CueVerdict> Judge(string exercise, Step step) =>
        exercise == "reverse-walking" ? [new CueVerdict("long-enough", step.StrideLengthM > 0.01, step.StrideLengthM, 0.01, null)] : [];
}

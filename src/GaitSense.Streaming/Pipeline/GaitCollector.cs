using GaitSense.Core.Ports;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;

namespace GaitSense.Streaming;

/// <summary>Keeps the steps and events of a session, for its end.</summary>
internal sealed class GaitCollector : IGaitReceiver
{
    private readonly List<Step> _steps = [];
    private readonly List<GaitEvent> _events = [];
    private readonly List<Repetition> _repetitions = [];

    /// <summary>Repetitions in order.</summary>
    public IReadOnlyList<Repetition> Repetitions => _repetitions;

    /// <summary>Steps by initial contact; those of one instant in the order of their decision.</summary>
    public IReadOnlyList<Step> Steps() => [.. _steps.OrderBy(s => s.InitialContact)];

    /// <summary>Events by onset; those of one instant in the order of their decision.</summary>
    public IReadOnlyList<GaitEvent> Events() => [.. _events.OrderBy(e => e.Onset)];

    public void OnContact(in ProvisionalContact contact)
    {
        // The step that follows says the same with more certainty.
    }

    public void OnStep(Step step) => _steps.Add(step);

    public void OnRepetition(Repetition repetition) => _repetitions.Add(repetition);

    public void OnEvent(in GaitEvent gaitEvent) => _events.Add(gaitEvent);

    public void OnPosture(in PostureFrame posture)
    {
        // Steps carry what posture comes to.
    }
}

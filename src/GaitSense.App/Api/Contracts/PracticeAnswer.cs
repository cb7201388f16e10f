using GaitSense.App.Live;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Api.Contracts;

/// <summary>Whether somebody is practising, and how it goes.</summary>
/// <param name="Phase">idle, running or failed.</param>
/// <param name="Session">Identity of the running or last session; absent before the first.</param>
/// <param name="Person">Pseudonym.</param>
/// <param name="Exercise">Identity of the exercise.</param>
/// <param name="StartedAt">UTC start.</param>
/// <param name="Source">Where samples come from.</param>
/// <param name="Simulated">True when no body moves behind the numbers.</param>
/// <param name="Figures">Counts and means over the last valid steps.</param>
/// <param name="Fault">What ended the session; absent when nothing did.</param>
public sealed record PracticeAnswer(
    PracticePhase Phase,
    string? Session,
    string? Person,
    string? Exercise,
    DateTimeOffset? StartedAt,
    string Source,
    bool Simulated,
    LiveFigures Figures,
    InputFault? Fault)
{
    /// <summary>The answer as things stand.</summary>
    public static PracticeAnswer Of(ILivePractice practice)
    {
        LiveSnapshot now = practice.Current;
        return new PracticeAnswer(
            now.State.Phase,
            now.State.Session?.Id.Value,
            now.State.Session?.Person,
            now.State.Session?.Exercise,
            now.State.Session?.StartedAt,
            practice.Source.Name,
            practice.Source.IsSimulated,
            now.Figures,
            now.State.Fault);
    }
}

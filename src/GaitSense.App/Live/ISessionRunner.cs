using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Live;

/// <summary>Takes a session's packets from its source to the store, the dashboard and the hub.</summary>
public interface ISessionRunner
{
    /// <summary>Runs until the source ends or is cancelled; the session is stored with its summary when this returns.</summary>
    /// <param name="run">What to run.</param>
    /// <param name="cancellationToken">Ends the session as asked; not a fault.</param>
    /// <returns>What went wrong on the way; null when nothing did.</returns>
    Task<InputFault?> RunAsync(SessionRun run, CancellationToken cancellationToken);

    /// <summary>Asks the coach of the running session for a word; nothing happens without one.</summary>
    void AskForCue()
    {
    }

    /// <summary>Lets the coaching of the running session rest, or go on; nothing happens without one.</summary>
    void RestCoaching(bool isResting)
    {
    }
}

/// <summary>One session to run.</summary>
/// <param name="Session">What is known of it.</param>
/// <param name="Exercise">What is practised.</param>
/// <param name="Source">Where its packets come from; whoever hands it over disposes of it.</param>
public sealed record SessionRun(SessionHeader Session, ExerciseProtocol Exercise, IPacketSource Source)
{
    /// <summary>True for a stored recording that runs again: it is kept nowhere a second time.</summary>
    public bool IsReplay { get; init; }
}

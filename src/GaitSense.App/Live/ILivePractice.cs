namespace GaitSense.App.Live;

/// <summary>The one practice session that can run at a time, as dashboard and API see it.</summary>
public interface ILivePractice
{
    /// <summary>Where samples come from.</summary>
    SourceDescription Source { get; }

    /// <summary>What there is to show now.</summary>
    LiveSnapshot Current { get; }

    /// <summary>Raised, at most some ten times a second, when <see cref="Current"/> has changed.</summary>
    event Action? Changed;

    /// <summary>Starts a session.</summary>
    Task<PracticeReply> StartAsync(PracticeRequest request, CancellationToken cancellationToken);

    /// <summary>Asks for a word on the next step or repetition, however recent the last one was.</summary>
    /// <returns>False when no session is running.</returns>
    bool AskForCue() => false;

    /// <summary>Runs a stored session again, at another speed; nothing of it is stored.</summary>
    Task<PracticeReply> ReplayAsync(ReplayRequest request, CancellationToken cancellationToken);

    /// <summary>Lets the coaching rest, or go on: nothing is cued meanwhile, everything is still recorded.</summary>
    void RestCoaching(bool isResting);

    /// <summary>Stops the running session and waits until it is stored with its summary.</summary>
    Task<PracticeReply> StopAsync(CancellationToken cancellationToken);
}

/// <summary>Where samples come from, in words for a person.</summary>
/// <param name="Name">Short name, kept with every session.</param>
/// <param name="IsSimulated">True when no body moves behind the numbers.</param>
/// <param name="IsAvailable">False when no session can be started.</param>
public sealed record SourceDescription(string Name, bool IsSimulated, bool IsAvailable);

using GaitSense.Core.Sessions;

namespace GaitSense.App.Live;

/// <summary>Who wants to practise what.</summary>
/// <param name="Person">Pseudonym: letters, digits, hyphens; no name.</param>
/// <param name="Exercise">Identity of the exercise protocol.</param>
public sealed record PracticeRequest(string Person, string Exercise)
{
    /// <summary>What is practised when nobody says.</summary>
    public const string DefaultExercise = "reverse-walking";

    /// <summary>The interrupted session that the new one goes on with; null for one of its own.</summary>
    public SessionId? Continues { get; init; }
}

/// <summary>How a request to start or stop ended.</summary>
public enum PracticeOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>The request is not valid.</summary>
    Invalid,

    /// <summary>There is no such exercise.</summary>
    UnknownExercise,

    /// <summary>There is no such stored session.</summary>
    UnknownSession,

    /// <summary>A session is running already, or none is to be stopped.</summary>
    WrongMoment,

    /// <summary>The source of samples cannot be opened.</summary>
    NoSource,
}

/// <summary>The answer to a request to start or stop.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Session">The session that was started or stopped; null otherwise.</param>
/// <param name="Detail">What to tell the person when it was not done.</param>
public sealed record PracticeReply(PracticeOutcome Outcome, SessionHeader? Session, string Detail)
{
    /// <summary>Done.</summary>
    public static PracticeReply Done(SessionHeader session) => new(PracticeOutcome.Done, session, "");

    /// <summary>Not done.</summary>
    public static PracticeReply Refused(PracticeOutcome outcome, string detail) => new(outcome, null, detail);
}

using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Live;

/// <summary>Whether somebody is practising.</summary>
public enum PracticePhase
{
    /// <summary>Nobody; a session can be started.</summary>
    Idle,

    /// <summary>A session is running.</summary>
    Running,

    /// <summary>The last session ended because of a fault; a new one can be started.</summary>
    Failed,
}

/// <summary>Whether somebody is practising, and in which session.</summary>
/// <param name="Phase">Whether.</param>
/// <param name="Session">The running or last session; null before the first.</param>
/// <param name="Fault">What ended the last session; null unless <see cref="PracticePhase.Failed"/>.</param>
public sealed record PracticeState(PracticePhase Phase, SessionHeader? Session, InputFault? Fault)
{
    /// <summary>Nobody has practised since the service started.</summary>
    public static PracticeState None { get; } = new(PracticePhase.Idle, null, null);

    /// <summary>True while a session is running.</summary>
    public bool IsRunning => Phase == PracticePhase.Running;
}

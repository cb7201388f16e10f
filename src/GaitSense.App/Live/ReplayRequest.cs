using GaitSense.Core.Sessions;

namespace GaitSense.App.Live;

/// <summary>A stored session to be run through the same pages once more.</summary>
/// <param name="Session">Which.</param>
/// <param name="Speed">Seconds of the recording per second of the clock.</param>
public sealed record ReplayRequest(SessionId Session, double Speed);

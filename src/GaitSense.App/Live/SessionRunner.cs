using GaitSense.Core.Recordings;

namespace GaitSense.App.Live;

/// <summary>Interim.</summary>
public sealed class SessionRunner : ISessionRunner
{
    /// <inheritdoc/>
    public Task<InputFault?> RunAsync(SessionRun run, CancellationToken cancellationToken) => Task.FromResult<InputFault?>(null);
}

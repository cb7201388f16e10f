using GaitSense.Core.Sessions;
using GaitSense.Export;

namespace GaitSense.App.Exports.Formats;

/// <summary>One file per session, named after it.</summary>
internal sealed class FileFormat(string folder, string ending, Action<string, ExportedSession> write) : ISessionFormat
{
    /// <inheritdoc/>
    public bool NeedsSamples => true;

    /// <inheritdoc/>
    public Task AddAsync(StoredSession stored, ExportedSession session, CancellationToken cancellationToken)
    {
        write(Path.Combine(folder, session.Id + ending), session);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

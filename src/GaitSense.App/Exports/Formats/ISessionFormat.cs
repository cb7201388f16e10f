using GaitSense.Core.Sessions;
using GaitSense.Export;

namespace GaitSense.App.Exports.Formats;

/// <summary>One way to write sessions as files.</summary>
internal interface ISessionFormat : IAsyncDisposable
{
    /// <summary>True when it writes samples.</summary>
    bool NeedsSamples { get; }

    /// <summary>Writes a session.</summary>
    Task AddAsync(StoredSession stored, ExportedSession session, CancellationToken cancellationToken);

    /// <summary>Writes what is said of all sessions together.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}

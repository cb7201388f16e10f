using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Cli.Export;

/// <summary>One way to write sessions as files.</summary>
internal interface ISessionFiles
{
    /// <summary>Writes a session.</summary>
    Task AddAsync(ISessionStore store, StoredSession session, CancellationToken cancellationToken);

    /// <summary>Writes what is said of all sessions together.</summary>
    void Complete();
}

using System.Globalization;
using System.Text;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Export;
using GaitSense.Export.Analysis;
using GaitSense.Export.Text;

namespace GaitSense.App.Exports.Formats;

/// <summary>Sessions as tables: the same files that <c>analyze</c> writes, one folder per session, and a list of them.</summary>
internal sealed class CsvFormat(string folder) : ISessionFormat
{
    private const string ListFile = "sessions.csv";

    private readonly StringBuilder _list = new("session,person,exercise,started_at,state,steps\n");

    /// <inheritdoc/>
    public bool NeedsSamples => false;

    /// <inheritdoc/>
    public Task AddAsync(StoredSession stored, ExportedSession session, CancellationToken cancellationToken)
    {
        AnalysisWriter.Write(Path.Combine(folder, session.Id), session.Steps, session.Events, session.Summary, session.FirstS);
        AddToList(stored);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        WholeFile.Text(Path.Combine(folder, ListFile), w => w.Write(_list));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void AddToList(StoredSession session)
    {
        SessionHeader header = session.Header;
        string started = header.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _list.AppendJoin(
            ',',
            header.Id.Value,
            header.Person,
            header.Exercise,
            started,
            StepColumns.NameOf(session.State),
            session.StepCount.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}

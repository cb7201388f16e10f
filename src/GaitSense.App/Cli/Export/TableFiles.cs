using System.Globalization;
using System.Text;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Export.Analysis;
using GaitSense.Export.Csv;

namespace GaitSense.App.Cli.Export;

/// <summary>Sessions as tables: the same files that <c>analyze</c> writes, one folder per session, and a list of them.</summary>
internal sealed class TableFiles(string folder) : ISessionFiles
{
    private const string ListFile = "sessions.csv";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StringBuilder _list = new("session,person,exercise,started_at,state,steps\n");

    /// <inheritdoc/>
    public async Task AddAsync(ISessionStore store, StoredSession session, CancellationToken cancellationToken)
    {
        SessionId id = session.Header.Id;
        string place = Path.Combine(folder, id.Value);
        if (session.Summary is { } summary)
        {
            await AnalysisWriter.WriteAsync(place, new AnalysisResult(id.Value, store.Steps(id), store.Events(id), summary), null, cancellationToken);
        }
        else
        {
            WriteUnfinished(place, store, id);
        }

        AddToList(session);
    }

    /// <inheritdoc/>
    public void Complete() => File.WriteAllText(Path.Combine(folder, ListFile), _list.ToString(), Utf8);

    // A session that was cut off has no summary.
    private static void WriteUnfinished(string place, ISessionStore store, SessionId id)
    {
        Directory.CreateDirectory(place);
        File.Delete(Path.Combine(place, AnalysisWriter.SummaryFile));
        using StreamWriter steps = new(Path.Combine(place, AnalysisWriter.StepsFile), append: false, Utf8);
        StepCsv.Write(steps, store.Steps(id));
        using StreamWriter events = new(Path.Combine(place, AnalysisWriter.EventsFile), append: false, Utf8);
        EventTable.Write(events, store.Events(id));
    }

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

using System.Text.Json.Nodes;
using GaitSense.Core.Steps;
using GaitSense.Export.Provenance;

namespace GaitSense.Export.Parquet;

/// <summary>Sessions as Parquet: steps.parquet and events.parquet over all of them, signals/&lt;session&gt;.parquet for each, and a
/// data dictionary beside.</summary>
/// <remarks>The metadata of the tables over all sessions name the program; each session's engine, options and firmware profile
/// stand in the metadata of its signals and in provenance.json of the export.</remarks>
public sealed class ParquetSessions : IAsyncDisposable
{
    /// <summary>Name of the data dictionary.</summary>
    public const string DictionaryFile = "data_dictionary.json";

    private readonly string _folder;
    private readonly ParquetTable<StepRow> _steps;
    private readonly ParquetTable<EventRow> _events;

    private ParquetSessions(string folder, ParquetTable<StepRow> steps, ParquetTable<EventRow> events) =>
        (_folder, _steps, _events) = (folder, steps, events);

    /// <summary>Begins the tables.</summary>
    /// <param name="folder">Where they stand; made when absent.</param>
    /// <param name="metadata">Pairs that go into the tables over all sessions.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ParquetSessions> CreateAsync(string folder, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) => new(
        folder,
        await ParquetTable<StepRow>.CreateAsync(Path.Combine(folder, "steps.parquet"), StepRow.Columns, metadata, cancellationToken),
        await ParquetTable<EventRow>.CreateAsync(Path.Combine(folder, "events.parquet"), EventRow.Columns, metadata, cancellationToken));

    /// <summary>Adds a session.</summary>
    public async Task AddAsync(ExportedSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        foreach (Step step in session.StepsFromFirstSample())
        {
            await _steps.AddAsync(new StepRow(session, step), cancellationToken);
        }

        foreach (GaitEvent gaitEvent in session.Events)
        {
            await _events.AddAsync(new EventRow(session, gaitEvent), cancellationToken);
        }

        await SignalColumns.WriteAsync(
            Path.Combine(_folder, "signals", session.Id + ".parquet"), session.Signals, session.FirstS, session.Provenance.Pairs(), cancellationToken);
    }

    /// <summary>Ends the tables and writes the data dictionary.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await _steps.CompleteAsync(cancellationToken);
        await _events.CompleteAsync(cancellationToken);
        ExportProvenance.WriteJson(Path.Combine(_folder, DictionaryFile), new JsonObject
        {
            ["steps.parquet"] = ParquetTable<StepRow>.Dictionary(StepRow.Columns),
            ["events.parquet"] = ParquetTable<EventRow>.Dictionary(EventRow.Columns),
            ["signals"] = ParquetTable<SignalRow>.Dictionary(SignalColumns.All),
        });
    }

    /// <summary>Lets go of the files; tables that were not completed are removed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _steps.DisposeAsync();
        await _events.DisposeAsync();
    }
}

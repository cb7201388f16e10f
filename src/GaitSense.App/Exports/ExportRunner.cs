using System.Text.Json.Nodes;
using GaitSense.App.Cli;
using GaitSense.App.Exports.Formats;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Export;
using GaitSense.Export.Provenance;
using GaitSense.Export.Signals;

namespace GaitSense.App.Exports;

/// <summary>Writes the sessions of a cohort in one format, session after session. A session that cannot be written is left out
/// and told; the others are still written.</summary>
internal sealed class ExportRunner(ISessionStore store, Cohort cohort, string format, string folder)
{
    /// <summary>What made each session, beside the files of every format but bids, which has its own place for it.</summary>
    public const string ProvenanceFile = "provenance.json";

    private readonly List<LeftOut> _leftOut = [.. cohort.LeftOut];
    private readonly JsonArray _provenance = [];

    /// <summary>Writes the files.</summary>
    /// <param name="progress">Takes how far it is.</param>
    /// <param name="cancellationToken">Stops it. Whole files of sessions that were written stay; tables over all sessions are not made, and of a data set, which is nothing without them, nothing is left.</param>
    /// <exception cref="InputFaultException">The folder cannot be used.</exception>
    public async Task<ExportResult> RunAsync(Action<ExportProgress> progress, CancellationToken cancellationToken)
    {
        await using ISessionFormat files = await SessionFormats.CreateAsync(format, folder, cancellationToken);
        List<StoredSession> written = [];
        for (int i = 0; i < cohort.Sessions.Count; i++)
        {
            StoredSession session = cohort.Sessions[i];
            int done = i;
            void Tell(double share) => progress(new ExportProgress(done, cohort.Sessions.Count, (done + share) / cohort.Sessions.Count));
            Tell(0);
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryAddAsync(files, session, Tell, cancellationToken))
            {
                written.Add(session);
            }
        }

        if (written.Count > 0)
        {
            await files.CompleteAsync(cancellationToken);
            WriteProvenance();
        }

        progress(new ExportProgress(cohort.Sessions.Count, cohort.Sessions.Count, 1));
        return new ExportResult(written.Count, written.Sum(s => s.StepCount), _leftOut);
    }

    private async Task<bool> TryAddAsync(ISessionFormat files, StoredSession session, Action<double> tell, CancellationToken cancellationToken)
    {
        try
        {
            await AddAsync(files, session, tell, cancellationToken);
            return true;
        }
        catch (InputFaultException e)
        {
            _leftOut.Add(new LeftOut(session.Header.Id.Value, session.Header.Person, e.Fault.ToString(), IsFault: true));
            return false;
        }
        catch (StorageFaultException e) when (e.Fault.Kind == StorageFaultKind.Damaged)
        {
            _leftOut.Add(new LeftOut(session.Header.Id.Value, session.Header.Person, e.Message, IsFault: true));
            return false;
        }
    }

    private async Task AddAsync(ISessionFormat files, StoredSession session, Action<double> tell, CancellationToken cancellationToken)
    {
        ExportedSession extract;
        if (files.NeedsSamples)
        {
            using SignalSpool spool = new(session.Header.Sensors, Path.Combine(folder, ".samples"));
            extract = SessionExtraction.WithSamples(store, session, spool, tell, cancellationToken);
            if (!spool.Heard().Any())
            {
                throw new InputFaultException(new InputFault("the session has no sample", session.Header.Id.Value, "Export this session as csv, which needs none."));
            }

            await files.AddAsync(session, extract, cancellationToken);
        }
        else
        {
            extract = SessionExtraction.WithoutSamples(store, session, cancellationToken);
            await files.AddAsync(session, extract, cancellationToken);
        }

        JsonObject entry = new() { ["session"] = extract.Id, ["person"] = extract.Person, ["exercise"] = extract.Exercise };
        foreach ((string key, JsonNode? value) in extract.Provenance.Json())
        {
            entry[key] = value?.DeepClone();
        }

        _provenance.Add(entry);
    }

    private void WriteProvenance()
    {
        if (format != "bids")
        {
            ExportProvenance.WriteJson(
                Path.Combine(folder, ProvenanceFile),
                new JsonObject { ["program"] = $"GaitSense {ProgramVersion.Text}", ["format"] = format, ["sessions"] = _provenance });
        }
    }
}

/// <summary>How far an export is.</summary>
/// <param name="Done">Sessions done.</param>
/// <param name="Sessions">Sessions in all.</param>
/// <param name="Share">Share of the work, 0 to 1.</param>
public sealed record ExportProgress(int Done, int Sessions, double Share);

/// <summary>What an export came to.</summary>
/// <param name="Sessions">Sessions written.</param>
/// <param name="Steps">Their steps.</param>
/// <param name="LeftOut">Sessions that matched and are not in it.</param>
internal sealed record ExportResult(int Sessions, int Steps, IReadOnlyList<LeftOut> LeftOut);

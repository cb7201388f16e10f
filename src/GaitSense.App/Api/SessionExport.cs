using GaitSense.App.Exports;
using GaitSense.App.Exports.Formats;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Export;
using GaitSense.Export.Csv;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>Hands one session out as a file. Asking for a session by name counts as naming its person; after withdrawal it is
/// refused.</summary>
public static class SessionExport
{
    private const string Csv = "csv";

    /// <summary>The file in the format asked for: csv is the table of repetitions where there are some, else that of steps, every other format a zip of its files.</summary>
    public static async Task<IResult> ExportAsync(ISessionStore store, IPersonRegister people, string id, string? format, CancellationToken cancellationToken)
    {
        if (SessionEndpoints.Find(store, id) is not { } session)
        {
            return SessionEndpoints.NoSuchSession(id);
        }

        if (people.Find(session.Header.Person)?.Consent == Consent.Withdrawn)
        {
            return Problems.Forbidden("The person has withdrawn consent; this session is in no export.");
        }

        return format == Csv ? Table(store, session)
            : SessionFormats.Names.Contains(format) ? await ZipAsync(store, session, format!, Directory.CreateTempSubdirectory("gaitsense-export-").FullName, cancellationToken)
            : Problems.BadRequest($"format is one of {string.Join(", ", SessionFormats.Names)}.");
    }

    private static PushStreamHttpResult Table(ISessionStore store, StoredSession session)
    {
        IReadOnlyList<Repetition> repetitions = session.Summary?.Repetitions ?? [];
        return TypedResults.Stream(
            async body =>
            {
                await using StreamWriter writer = new(body);
                StringWriter text = new() { NewLine = "\n" };
                double firstS = FirstSample.OfS(session.Header.Sensors, store.Packets(session.Header.Id));
                if (repetitions.Count > 0)
                {
                    RepetitionCsv.Write(text, repetitions.Select(r => r.From(firstS)));
                }
                else
                {
                    StepCsv.Write(text, store.Steps(session.Header.Id).Select(s => s.From(firstS)));
                }

                await writer.WriteAsync(text.ToString());
            },
            "text/csv; charset=utf-8",
            $"{session.Header.Id}_{(repetitions.Count > 0 ? "repetitions" : "steps")}.csv");
    }

    /// <summary>A zip of the files, made in a temporary folder that is removed whatever comes: the open file goes with the
    /// answer.</summary>
    internal static async Task<IResult> ZipAsync(ISessionStore store, StoredSession session, string format, string folder, CancellationToken cancellationToken)
    {
        try
        {
            string zip = Path.Combine(folder, "files.zip");
            ExportRunner runner = new(store, new Cohort([session], []), format, Path.Combine(folder, "files"));
            ExportResult result = await Task.Run(() => runner.RunAsync(_ => { }, cancellationToken), cancellationToken);
            if (result.Sessions == 0)
            {
                return Problems.Unprocessable(result.LeftOut[0].Why);
            }

            await FixedZip.WriteAsync(Path.Combine(folder, "files"), zip, cancellationToken);
            return TypedResults.Stream(
                new FileStream(zip, FileMode.Open, FileAccess.Read, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous),
                "application/zip",
                $"{session.Header.Id}_{format}.zip");
        }
        catch (InputFaultException refused)
        {
            return Problems.Unprocessable(refused.Fault.ToString());
        }
        finally
        {
            TemporaryFolders.Remove(folder);
        }
    }
}

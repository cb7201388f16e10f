using System.Globalization;
using GaitSense.Storage;
using GaitSense.Storage.Integrity;

namespace GaitSense.App.Cli.Store;

/// <summary>Whether the store is sound, for a person or a program.</summary>
internal static class CheckReport
{
    /// <summary>Checks and writes the result.</summary>
    /// <returns>The exit code: 0 when everything that was stored can be read.</returns>
    public static int Write(string folder, bool isQuick, bool asJson, TextWriter writer)
    {
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(folder);
        IntegrityReport report = store.Check(isQuick: isQuick);
        if (asJson)
        {
            writer.Write(JsonText.Of(json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("is_sound", report.IsSound);
                json.WriteNumber("sessions", report.Sessions);
                json.WriteNumber("packets", report.Packets);
                json.WriteNumber("damaged_packets", report.DamagedPackets);
                json.WriteNumber("sealed_files", report.SealedFiles);
                StoreRun.WriteLines(json, "faults", report.Faults);
                json.WriteEndObject();
            }));
        }
        else
        {
            string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
            TextTable.Write(
                writer,
                [
                    ["checked", "number"],
                    ["sessions", Text(report.Sessions)],
                    ["packets that can be read", Text(report.Packets)],
                    ["packets that cannot", Text(report.DamagedPackets)],
                    ["sealed files", Text(report.SealedFiles)],
                    ["other faults", Text(report.Faults.Count)],
                ]);
            writer.Write(string.Concat(report.Faults.Select(f => $"{f}\n")));
            writer.Write(report.IsSound ? "The store is sound.\n" : "The store is not sound. See: gaitsense store repair\n");
        }

        return report.IsSound ? ExitCodes.Done : ExitCodes.Impossible;
    }
}

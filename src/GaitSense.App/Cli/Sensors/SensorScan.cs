using System.Globalization;
using System.Text.Json;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;

namespace GaitSense.App.Cli.Sensors;

/// <summary>What a scan is asked for.</summary>
/// <param name="Length">How long it listens.</param>
/// <param name="IncludesOthers">True for every device, not only sensors of known kinds.</param>
/// <param name="NamePrefix">How names must begin.</param>
/// <param name="MinRssiDbm">Weakest signal, dBm.</param>
/// <param name="IsJson">Machine-readable output.</param>
internal sealed record ScanOptions(TimeSpan Length, bool IncludesOthers, string NamePrefix, int MinRssiDbm, bool IsJson);

/// <summary>Lists what is in radio range.</summary>
internal sealed class SensorScan(IBluetoothTransport radio, ScanOptions options, Terminal terminal, TimeProvider time)
{
    private const int NoLimitDbm = -127;

    /// <summary>Listens, then writes the list.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        ScanFilter filter = new()
        {
            NamePrefix = options.NamePrefix,
            MinRssiDbm = options.MinRssiDbm == NoLimitDbm ? null : options.MinRssiDbm,
        };
        Dictionary<string, Advertisement> heard = new(StringComparer.OrdinalIgnoreCase);
        ProgressLine progress = new(terminal);
        using CancellationTokenSource limit = new(options.Length, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        progress.Show("listening");
        try
        {
            await foreach (Advertisement seen in radio.ScanAsync(filter, either.Token))
            {
                if (!options.IncludesOthers && KindOf(seen) is null)
                {
                    continue;
                }

                heard[seen.Id] = seen;
                progress.Show($"listening: {heard.Count} heard");
            }
        }
        finally
        {
            progress.Clear();
        }

        cancellationToken.ThrowIfCancellationRequested();
        Write([.. heard.Values.OrderByDescending(a => a.RssiDbm ?? int.MinValue).ThenBy(a => a.Id, StringComparer.Ordinal)]);
        return ExitCodes.Done;
    }

    private void Write(IReadOnlyList<Advertisement> heard)
    {
        if (options.IsJson)
        {
            terminal.Out.Write(JsonText.Of(json => WriteJson(json, heard)));
        }
        else if (heard.Count == 0)
        {
            terminal.Out.Write("No sensor was heard. Switch sensors on and bring them closer; --all lists every device.\n");
        }
        else
        {
            TextTable.Write(terminal.Out, [["id", "name", "signal dBm", "GaitSense", "kind"], .. heard.Select(Row)]);
        }
    }

    private static string[] Row(Advertisement seen) =>
    [
        seen.Id,
        seen.Name,
        seen.RssiDbm?.ToString(CultureInfo.InvariantCulture) ?? "",
        IsOurs(seen) ? "yes" : "no",
        KindOf(seen) ?? "",
    ];

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<Advertisement> heard)
    {
        json.WriteStartObject();
        json.WriteStartArray("sensors");
        foreach (Advertisement seen in heard)
        {
            json.WriteStartObject();
            json.WriteString("id", seen.Id);
            json.WriteString("name", seen.Name);
            if (seen.RssiDbm is { } rssi)
            {
                json.WriteNumber("rssi_dbm", rssi);
            }
            else
            {
                json.WriteNull("rssi_dbm");
            }

            json.WriteBoolean("is_gaitsense", IsOurs(seen));
            json.WriteString("profile", KindOf(seen));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Which known kind of sensor it is; null for anything else.</summary>
    private static string? KindOf(Advertisement seen) => SensorProfiles.Current.Match(seen.Name, seen.Services)?.Id;

    private static bool IsOurs(Advertisement seen) => seen.Services.Contains(GattProfile.Service);
}

using System.Globalization;
using System.Runtime.InteropServices;
using GaitSense.Durability.History;
using GaitSense.Durability.Influx;
using GaitSense.Durability.Reporting;
using GaitSense.Durability.Service;
using GaitSense.Storage.Tests.Influx.Real;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["service", var folder, var influx])
{
    await ServiceChild.RunAsync(folder, influx);
    return 0;
}

(string Name, Func<string, Task<IReadOnlyList<EvidenceRow>>> Run)[] parts =
[
    ("kills", f => new ServiceKills(Number("--kills", 100), seed: 1).RunAsync(f)),
    ("server-kills", async f => [await new ServerKills(Number("--server-kills", 20), seed: 2).RunAsync(f)]),
    ("day-away", f => new DayAway(sessions: 20, steps: 3000, TimeSpan.FromSeconds(15)).RunAsync(f)),
    ("throughput", f => new Throughput(Number("--points", 10_000), Number("--seconds", 60), verdicts: 4, compresses: true).RunAsync(f)),
    ("throughput-steps", f => new Throughput(Number("--points", 10_000), Number("--seconds", 60), verdicts: 0, compresses: true).RunAsync(f)),
    ("throughput-plain", f => new Throughput(Number("--points", 10_000), Number("--seconds", 60), verdicts: 0, compresses: false).RunAsync(f)),
    ("year", f => new YearOfSessions(people: 5, days: 365, times: 101).RunAsync(f)),
];
string wanted = args.Length > 0 ? args[0] : "";
if (wanted != "all" && parts.All(p => p.Name != wanted))
{
    await Console.Error.WriteLineAsync(
        $"Say what to show: all, {string.Join(", ", parts.Select(p => p.Name))}. Options: --out <file> --kills <n> --server-kills <n> --points <per second> --seconds <n>. It needs influxd (InfluxDB 1.x).");
    return 2;
}

if (!InfluxProcess.IsInstalled)
{
    await Console.Error.WriteLineAsync("There is no influxd here: install the package influxdb (1.x).");
    return 1;
}

List<EvidenceRow> rows = [];
foreach (var (name, run) in parts.Where(p => wanted == "all" || p.Name == wanted))
{
    DirectoryInfo scratch = Directory.CreateTempSubdirectory("gaitsense-durability-");
    try
    {
        await Console.Error.WriteLineAsync($"{name} ...");
        rows.AddRange(await run(scratch.FullName));
    }
    finally
    {
        scratch.Delete(recursive: true);
    }
}

string table = EvidenceTable.Write(
    rows, Machine.Name, RuntimeInformation.FrameworkDescription, TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
Console.Write(table);
if (Array.IndexOf(args, "--out") is var at and > 0)
{
    await File.WriteAllTextAsync(args[at + 1], table + EvidenceTable.NotesIn(args[at + 1]));
}

return rows.All(r => r.Holds) ? 0 : 1;

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is var i and > 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : otherwise;

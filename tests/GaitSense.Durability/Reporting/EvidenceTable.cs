using System.Text;

namespace GaitSense.Durability.Reporting;

/// <summary>The table as Markdown.</summary>
public static class EvidenceTable
{
    public const string Command = "dotnet run -c Release --project tests/GaitSense.Durability -- all --out src/GaitSense.Storage/DURABILITY.md";

    public static string Write(IReadOnlyList<EvidenceRow> rows, string machine, string runtime, string date)
    {
        StringBuilder text = new();
        text.Append("# What was killed, taken away and loaded, and what was left\n```\n").Append(Command).Append("\n```\n");
        text.Append("One part alone: `kills`, `server-kills`, `day-away`, `throughput`, `throughput-steps`, `throughput-plain` or `year` in place of `all`.\n\n");
        text.Append(machine).Append(", ").Append(runtime).Append(", InfluxDB 1.6.7 on the same machine, ").Append(date).Append(".\n\n");
        text.Append("| promised | measured | kept | how, and the load average (1 min) at the end |\n|---|---|---|---|\n");
        foreach (EvidenceRow row in rows)
        {
            text.Append("| ").Append(row.Promise).Append(" | ").Append(row.Found).Append(" | ").Append(row.Holds ? "yes" : "**no**")
                .Append(" | ").Append(row.Conditions).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>What people have noted below an earlier table, which a new one does not take away.</summary>
    public static string NotesIn(string file)
    {
        string before = File.Exists(file) ? File.ReadAllText(file) : "";
        int at = before.IndexOf("\n## Notes\n", StringComparison.Ordinal);
        return at < 0 ? "" : before[at..];
    }
}

using System.Globalization;

namespace GaitSense.Export.Text;

/// <summary>Writes values as cells of a table: invariant culture, no trailing zeros.</summary>
internal static class Cells
{
    /// <summary>What BIDS writes for a value that is absent.</summary>
    public const string Absent = "n/a";

    /// <summary>A number to six decimals; <paramref name="absent"/> for none.</summary>
    public static string Number(double value, string absent = Absent) =>
        double.IsFinite(value) ? value.ToString("0.######", CultureInfo.InvariantCulture) : absent;

    /// <summary>A BIDS time stamp, UTC to the microsecond.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A line of tab-separated cells; tabs and line breaks inside a cell become spaces.</summary>
    public static string Line(params IEnumerable<string> cells) =>
        string.Join('\t', cells.Select(c => c.ReplaceLineEndings(" ").Replace('\t', ' '))) + "\n";
}

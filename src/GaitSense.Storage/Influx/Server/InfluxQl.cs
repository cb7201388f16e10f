using System.Text;

namespace GaitSense.Storage.Influx.Server;

/// <summary>Texts of InfluxQL.</summary>
internal static class InfluxQl
{
    /// <summary>A text as InfluxQL writes it.</summary>
    public static string Literal(string text) => Escaped(text, '\'');

    /// <summary>A name as InfluxQL writes it; texts of 2.x's predicates look the same.</summary>
    public static string Name(string name) => Escaped(name, '"');

    private static string Escaped(string text, char mark) => new StringBuilder(text)
        .Replace("\\", "\\\\").Replace(mark.ToString(), "\\" + mark).Insert(0, mark).Append(mark).ToString();
}

using System.Globalization;
using System.Reflection;

namespace GaitSense.Storage.Schema;

/// <summary>One numbered change of the schema.</summary>
/// <param name="Number">1 for the first; each follows the one before.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>All of them in order, from the resources named as "001-sessions-and-packets.sql".</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Load()];

    /// <summary>The schema that this program reads and writes.</summary>
    public static int Latest => All[^1].Number;

    private static IEnumerable<Migration> Load()
    {
        Assembly assembly = typeof(Migration).Assembly;
        return from resource in assembly.GetManifestResourceNames()
               where resource.EndsWith(".sql", StringComparison.Ordinal)
               orderby resource
               let dash = resource.IndexOf('-', StringComparison.Ordinal)
               select new Migration(
                   int.Parse(resource.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture),
                   Path.GetFileNameWithoutExtension(resource[(dash + 1)..]),
                   Read(assembly, resource));
    }

    private static string Read(Assembly assembly, string resource)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

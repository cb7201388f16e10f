using System.Globalization;
using GaitSense.Storage.Tables;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>The words of an enumeration by its number, for code that runs for every point: an index instead of a hash.</summary>
internal static class WordTable
{
    /// <summary>The words, at the numbers of their values; those are small and not negative.</summary>
    public static string[] Of<T>()
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        string[] words = new string[values.Max(NumberOf) + 1];
        foreach (T value in values)
        {
            words[NumberOf(value)] = Words<T>.Of(value);
        }

        return words;
    }

    private static int NumberOf<T>(T value)
        where T : struct, Enum => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}

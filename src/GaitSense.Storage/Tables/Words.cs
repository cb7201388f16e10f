using GaitSense.Core.Steps;

namespace GaitSense.Storage.Tables;

/// <summary>Values of an enumeration as the words that files use, so that renumbering a type never changes a store.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>().ToDictionary(v => StepColumns.NameOf(v));
    private static readonly Dictionary<T, string> ByValue = ByWord.ToDictionary(p => p.Value, p => p.Key);

    /// <summary>The word.</summary>
    public static string Of(T value) => ByValue[value];

    /// <summary>The value; null when there is no such word.</summary>
    public static T? Find(string word) => ByWord.TryGetValue(word, out T value) ? value : null;
}

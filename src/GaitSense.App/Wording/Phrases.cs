using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace GaitSense.App.Wording;

/// <summary>Every text of the pages, by key and language. The texts are data: Wording/Texts/*.json, each phrase with its
/// text in each language.</summary>
public static class Phrases
{
    private static readonly FrozenDictionary<string, string[]> ByKey = Read();

    /// <summary>All phrases: key, and texts in the order of <see cref="Language.All"/>.</summary>
    public static IReadOnlyDictionary<string, string[]> All => ByKey;

    /// <summary>The text of that key in the language of the page; the key itself when there is none, which a test refuses.</summary>
    public static string Say(string key) => Find(key) ?? key;

    /// <summary>The text of that key with values in its places.</summary>
    public static string Say(string key, params object?[] values) => string.Format(Language.Current.Culture, Say(key), values);

    /// <summary>The text for a count: the key with ".one" behind it for 1, with ".many" otherwise.</summary>
    public static string Count(string key, int count) => Say(key + (count == 1 ? ".one" : ".many"), count);

    /// <summary>The text of that key; null when there is none.</summary>
    public static string? Find(string key) => ByKey.TryGetValue(key, out string[]? texts) ? texts[Language.Current.Index] : null;

    private static FrozenDictionary<string, string[]> Read()
    {
        Assembly assembly = typeof(Phrases).Assembly;
        Dictionary<string, string[]> all = [];
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("texts/", StringComparison.Ordinal)))
        {
            using Stream json = assembly.GetManifestResourceStream(name)!;
            foreach ((string key, string[] texts) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!)
            {
                all.Add(key, texts);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

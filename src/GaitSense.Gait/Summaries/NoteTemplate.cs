using System.Globalization;
using System.Text.RegularExpressions;

namespace GaitSense.Gait.Summaries;

/// <summary>One kind of note on quality: English words with places for values.</summary>
/// <param name="Id">What it is about, in one word or a few with hyphens; the same in every version.</param>
/// <param name="Text">The words; values stand at {0}, {1} and so on, each once and in this order.</param>
public sealed partial record NoteTemplate(string Id, string Text)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex _shape = new("^" + Place().Replace(Regex.Escape(Text), "(.+?)") + "$", RegexOptions.CultureInvariant, Patience);

    /// <summary>The values of a note of this kind as they stand in its text; null for a note of another kind.</summary>
    public IReadOnlyList<string>? ValuesOf(string note) =>
        _shape.Match(note) is { Success: true } match ? [.. match.Groups.Values.Skip(1).Select(g => g.Value)] : null;

    /// <summary>The note with its values.</summary>
    internal string Say(params object[] values) => string.Format(CultureInfo.InvariantCulture, Text, values);

    // Escaping has put a bar before the opening brace.
    [GeneratedRegex(@"\\\{\d\}")]
    private static partial Regex Place();
}

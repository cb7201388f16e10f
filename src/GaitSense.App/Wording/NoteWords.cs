using System.Globalization;
using System.Text.RegularExpressions;
using GaitSense.Gait.Summaries;

namespace GaitSense.App.Wording;

/// <summary>Notes on quality in the language of the flow. A summary keeps them in English; each kind is found again by its words. A note
/// of no known kind is shown as it was written.</summary>
public static partial class NoteWords
{
    /// <summary>A session that was closed after the service had stopped in the middle of it.</summary>
    internal static readonly NoteTemplate ClosedLater =
        new("closed-later", "The service stopped in the middle of this session; it was measured afterwards from what had been received.");

    /// <summary>Feet that were exchanged by analysis.</summary>
    internal static readonly NoteTemplate Exchanged =
        new("exchanged", "Left and right of the feet were exchanged, because the pelvis moved as if the labels were.");

    /// <summary>Feet that analysis could not tell apart.</summary>
    internal static readonly NoteTemplate SidesUntold = new("sides-untold", "Left and right could not be told by the pelvis: the labels stand.");

    // As the running session says it of what it feeds.
    private static readonly NoteTemplate Dropped = new("dropped", "{0}: {1} items were dropped and {2} failed.");

    /// <summary>Every kind that is known.</summary>
    internal static IEnumerable<NoteTemplate> Known => NoteTemplates.All.Concat([ClosedLater, Exchanged, SidesUntold, Dropped]);

    /// <summary>The note as a reader of the flow's language reads it.</summary>
    public static string Of(string note)
    {
        if (Language.Current == Language.English)
        {
            return note;
        }

        foreach (NoteTemplate kind in Known)
        {
            if (kind.ValuesOf(note) is { } values && Phrases.Find("note." + kind.Id) is { } text)
            {
                return string.Format(Language.Current.Culture, text, [.. values.Select(Word)]);
            }
        }

        return note;
    }

    private static string Word(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number.ToString("0.#", Language.Current.Culture)
        : Phrases.Find("plot." + value) ?? Phrases.Find("site." + value.Replace(' ', '-'))
        ?? Directions().Replace(value, m => Small(Phrases.Find("direction." + m.Value.Replace('_', '-')) ?? m.Value));

    private static string Small(string word) => char.ToLower(word[0], Language.Current.Culture) + word[1..];

    [GeneratedRegex("backward|forward|lateral|in_place")]
    private static partial Regex Directions();
}

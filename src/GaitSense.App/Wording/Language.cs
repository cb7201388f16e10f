using System.Globalization;

namespace GaitSense.App.Wording;

/// <summary>A language of the pages. It travels with the flow of a request or of a page, apart from the process's culture:
/// files, API and log stay invariant.</summary>
/// <param name="Code">Two letters, as in the page's lang attribute.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Index">Place of its text in a phrase.</param>
/// <param name="Culture">How numbers and dates are written.</param>
public sealed record Language(string Code, string Name, int Index, CultureInfo Culture)
{
    private static readonly AsyncLocal<Language?> Flow = new();

    /// <summary>Spoken when nobody asks for another.</summary>
    public static Language English { get; } = new("en", "English", 0, CultureInfo.InvariantCulture);

    /// <summary>German.</summary>
    public static Language German { get; } = new("de", "Deutsch", 1, CultureInfo.GetCultureInfo("de-DE"));

    /// <summary>All.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, German];

    /// <summary>The language of this flow.</summary>
    public static Language Current
    {
        get => Flow.Value ?? English;
        set => Flow.Value = value;
    }

    /// <summary>The language of that code, such as "de" or "de-AT"; null when it is not spoken.</summary>
    public static Language? Find(string? code) =>
        code is { Length: >= 2 } ? All.FirstOrDefault(l => code.StartsWith(l.Code, StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>The first language of a browser's list ("de-AT,de;q=0.9,en;q=0.8") that is spoken, by weight.</summary>
    public static Language Choose(string? chosen, string? accepted)
    {
        IEnumerable<string> listed = (accepted ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .OrderByDescending(Weight).Select(part => part.Split(';')[0]);
        return Find(chosen) ?? listed.Select(Find).FirstOrDefault(l => l is not null) ?? English;
    }

    private static double Weight(string part) =>
        part.Split(";q=") is [_, var weight] && double.TryParse(weight, CultureInfo.InvariantCulture, out double w) ? w : 1;
}

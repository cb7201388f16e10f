namespace GaitSense.App.Live;

/// <summary>How a person is called in the store: never by name.</summary>
public static class Pseudonym
{
    /// <summary>Longest pseudonym.</summary>
    public const int MaxLength = 32;

    /// <summary>What a pseudonym may be, in words.</summary>
    public const string Rule = "A pseudonym is 1 to 32 letters, digits or hyphens, such as P07.";

    /// <summary>True when <paramref name="text"/> may be a pseudonym.</summary>
    public static bool IsGood(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && text[0] != '-';
}

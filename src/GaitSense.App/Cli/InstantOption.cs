using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GaitSense.App.Cli;

/// <summary>Options that take a day or an instant, ISO 8601, UTC unless a zone is given.</summary>
internal static class InstantOption
{
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>An instant from which something counts; a day means its beginning.</summary>
    public static Option<DateTimeOffset?> From(string name, string description) => Create(name, description, TimeSpan.Zero);

    /// <summary>An instant up to which something counts; a day means its end.</summary>
    public static Option<DateTimeOffset?> To(string name, string description) => Create(name, description, TimeSpan.FromDays(1));

    private static Option<DateTimeOffset?> Create(string name, string description, TimeSpan ofDay) => new(name)
    {
        HelpName = "date",
        Description = description,
        CustomParser = result => Parse(result, name, ofDay),
    };

    private static DateTimeOffset? Parse(ArgumentResult result, string name, TimeSpan ofDay)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, Utc, out DateTimeOffset day))
        {
            return day + ofDay;
        }

        if (DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, Utc, out DateTimeOffset instant))
        {
            return instant;
        }

        result.AddError($"{name} must be a day such as 2026-01-31 or an instant such as 2026-01-31T17:45:00Z, not \"{text}\".");
        return null;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GaitSense.App.Cli;

/// <summary>Options that take a number within a range, written with a decimal point everywhere.</summary>
internal static class NumberOption
{
    /// <summary>A whole number.</summary>
    public static Option<int> Whole(string name, string value, int lowest, int highest, int otherwise, string description) => new(name)
    {
        HelpName = value,
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result => (int)(Parse(result, name, lowest, highest, NumberStyles.Integer) ?? 0),
    };

    /// <summary>A number; null when it is not said.</summary>
    public static Option<double?> Real(string name, string value, double lowest, double highest, string description) => new(name)
    {
        HelpName = value,
        Description = description,
        CustomParser = result => Parse(result, name, lowest, highest, NumberStyles.Float),
    };

    private static double? Parse(ArgumentResult result, string name, double lowest, double highest, NumberStyles style)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out double value) && value >= lowest && value <= highest)
        {
            return value;
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {lowest} to {highest}, not \"{text}\"."));
        return null;
    }
}

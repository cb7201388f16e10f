using GaitSense.Core.Steps;
using GaitSense.Gait.Agreement;

namespace GaitSense.App.Cli.Compare;

/// <summary>Which columns of a step table are compared.</summary>
internal static class ObservationColumns
{
    /// <summary>The column that landings are matched by.</summary>
    public const string Contact = "initial_contact_s";

    private const string Unknown = "unknown";

    /// <summary>Words that can be compared.</summary>
    public static IReadOnlyList<string> Words { get; } = ["direction", "contact_pattern"];

    /// <summary>True for a number that two raters can both have; how sure one of them is says nothing of agreement.</summary>
    public static bool IsNumber(string column) =>
        StepColumns.Find(column)?.Value is not null && column != Contact && column != "step_length_sd_m" && !column.Contains("confidence", StringComparison.Ordinal);

    /// <summary>A word as it is compared; null when it decides nothing.</summary>
    public static string? Word(string text) => text.Length == 0 || text == Unknown ? null : text;

    /// <summary>A step of our own.</summary>
    public static StepObservation Of(Step step) => new(step.Side, step.InitialContact.Seconds)
    {
        IsValid = step.Valid,
        Numbers = StepColumns.All.Where(c => IsNumber(c.Name))
            .Select(c => (c.Name, Value: c.Value!(step)))
            .Where(v => v.Value is { } x && double.IsFinite(x))
            .ToDictionary(v => v.Name, v => v.Value!.Value),
        Words = Words.Select(w => (Name: w, Text: Word(StepColumns.Find(w)!.Text(step))))
            .Where(w => w.Text is not null)
            .ToDictionary(w => w.Name, w => w.Text!),
    };
}

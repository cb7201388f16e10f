using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Export.MotionBids.Layout;

namespace GaitSense.Export.MotionBids;

/// <summary>What motion.json says, as far as it is used.</summary>
/// <param name="Path">The nearest file that says it; null when there is none.</param>
/// <param name="SamplingFrequencyHz">Nominal rate, Hz; null when absent or n/a.</param>
/// <param name="TaskName">Name of the task; null when absent.</param>
/// <param name="MissingValues">What stands for a missing value beside n/a, NaN and an empty cell; null when absent.</param>
internal sealed record MotionSidecar(string? Path, double? SamplingFrequencyHz, string? TaskName, string? MissingValues)
{
    // Above any inertial sensor that is worn.
    private const double HighestRateHz = 20_000;

    /// <summary>What is said of a motion file, by the inheritance principle.</summary>
    /// <exception cref="InputFaultException">A file is not JSON, or the rate cannot be one.</exception>
    public static MotionSidecar For(string motionFile)
    {
        IReadOnlyDictionary<string, JsonElement> members = Inheritance.Members(motionFile, "motion", out string? path);
        return new MotionSidecar(path, Rate(members, path), Text(members, "TaskName"), Text(members, "MissingValues"));
    }

    private static double? Rate(IReadOnlyDictionary<string, JsonElement> members, string? path)
    {
        if (!members.TryGetValue("SamplingFrequency", out JsonElement value) || value.ToString() is "" or "n/a")
        {
            return null;
        }

        bool isNumber = double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double rate);
        return isNumber && rate is > 0 and < HighestRateHz
            ? rate
            : throw new InputFaultException(new InputFault($"SamplingFrequency '{value}' is not a rate in Hz", path!, "Write the nominal sampling rate as a positive number."));
    }

    private static string? Text(IReadOnlyDictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}

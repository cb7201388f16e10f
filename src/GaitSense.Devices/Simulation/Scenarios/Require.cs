using System.Globalization;

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>Range checks of scenario options, with a text that names option, value and range.</summary>
internal static class Require
{
    /// <summary>Refuses a value outside [low, high].</summary>
    public static void Within(double value, double low, double high, string option)
    {
        if (!(value >= low && value <= high))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{option} is {value}; give a value from {low} to {high}"));
        }
    }

    /// <summary>Refuses a contradiction.</summary>
    public static void That(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}

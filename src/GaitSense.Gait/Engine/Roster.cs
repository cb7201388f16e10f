using GaitSense.Core.Sensors;

namespace GaitSense.Gait.Engine;

/// <summary>Which sensors of a session are measured with.</summary>
internal static class Roster
{
    /// <summary>For each sensor whether it is the first on its body site: two on one site are never mixed.</summary>
    public static bool[] FirstOfSite(IReadOnlyList<SensorDescriptor> sensors) =>
        [.. sensors.Select((s, i) => sensors.Take(i).All(before => before.Site != s.Site))];
}

using System.Globalization;
using GaitSense.Core.Geometry;

namespace GaitSense.Core.Repetitions;

/// <summary>The repetition table: names, units and order of its columns, once for files, API and cues.</summary>
public static class RepetitionColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<RepetitionColumn> All { get; } =
    [
        new("number", "", false, 0, r => r.Number),
        new("start_s", "s", false, 3, r => r.Start.Seconds),
        new("end_s", "s", false, 3, r => r.End.Seconds),
        new("lift_time_s", "s", true, 2, r => r.LiftTime.TotalSeconds),
        new("hold_time_s", "s", true, 2, r => r.HoldTime.TotalSeconds),
        new("lower_time_s", "s", true, 2, r => r.LowerTime.TotalSeconds),
        new("tuck_deg", "deg", true, 1, r => Angle.ToDeg(r.TuckRad)),
        new("max_tuck_deg", "deg", true, 1, r => Angle.ToDeg(r.MaxTuckRad)),
        new("unsteadiness_deg", "deg", true, 2, r => Angle.ToDeg(r.UnsteadinessRad)),
        new("pelvic_roll_deg", "deg", true, 1, r => Angle.ToDeg(r.RollRad)),
        new("lift_height_m", "m", true, 3, r => r.LiftHeightM),
        new("lumbar_extension_deg", "deg", true, 1, r => Angle.ToDeg(r.LumbarExtensionRad)),
        new("thorax_tuck_deg", "deg", true, 1, r => Angle.ToDeg(r.ThoraxTuckRad)),
        new("breaths", "", true, 1, r => r.Breaths),
        new("confidence", "", false, 2, r => r.Confidence),
        new("valid", "", false, 0, r => r.Valid ? 1 : 0),
    ];

    /// <summary>The column of that name, or null.</summary>
    public static RepetitionColumn? Find(string name) => All.FirstOrDefault(c => c.Name == name);
}

/// <summary>One column of the repetition table.</summary>
/// <param name="Name">Name, with the unit as suffix.</param>
/// <param name="Unit">Unit; empty for none.</param>
/// <param name="IsMeasure">True when a cue can be judged by it and its mean means something.</param>
/// <param name="Digits">Decimals that are written.</param>
/// <param name="Value">The number; null when it was not measured.</param>
public sealed record RepetitionColumn(string Name, string Unit, bool IsMeasure, int Digits, Func<Repetition, double?> Value)
{
    /// <summary>The cell: invariant culture, empty for no value.</summary>
    public string Text(Repetition repetition) => Value(repetition) is { } v && double.IsFinite(v)
        ? Math.Round(v, Digits).ToString("0.######", CultureInfo.InvariantCulture)
        : "";
}

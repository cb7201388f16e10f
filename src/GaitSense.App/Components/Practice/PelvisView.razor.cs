using System.Globalization;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Practice;

/// <summary>The pelvis from the right side: a basin that tips forward (clockwise) when the tilt is anterior. The needle's
/// scale is spread so that single degrees can be read; the basin tips by the true angle.</summary>
public partial class PelvisView
{
    private const double FullScaleDeg = 15;
    private const double Spread = 4;
    private static readonly int[] Ticks = [-15, -10, -5, 0, 5, 10, 15];

    /// <summary>The newest posture.</summary>
    [Parameter, EditorRequired]
    public PostureFrame? Posture { get; set; }

    /// <summary>The cue that judges pelvic tilt.</summary>
    [Parameter]
    public ExerciseCue? Cue { get; set; }

    private double? TiltDeg => Angle.ToDeg(Posture?.PelvicTiltRad);

    private double? Low => Cue is { Magnitude: true } ? -Cue.High : Cue?.Low;

    private double? High => Cue?.High;

    private string Rotation => Text(TiltDeg ?? 0);

    private string Needle => Text(Math.Clamp(TiltDeg ?? 0, -FullScaleDeg - 2, FullScaleDeg + 2) * Spread);

    private string Direction => TiltDeg switch
    {
        null => "",
        > 0.5 => "forward of your neutral",
        < -0.5 => "backward of your neutral",
        _ => "at your neutral",
    };

    private string Note => (TiltDeg, Low ?? High) switch
    {
        (null, _) => "Needs a pelvis sensor and a few seconds of quiet standing.",
        (_, null) => "Against the pose while standing still.",
        _ => $"Target {MetricWords.For("pelvic_tilt_deg").Range(Low, High)}",
    };

    private string Words => TiltDeg is null ? "Pelvic tilt is not measured" : $"Pelvic tilt {Units.With(TiltDeg, 0, " degrees")}, {Direction}";

    private static string Arc => Curve(-FullScaleDeg, FullScaleDeg, 92, "M");

    private static string Sector(double low, double high) =>
        $"{Curve(Clamp(low), Clamp(high), 92, "M")} {Curve(Clamp(high), Clamp(low), 70, "L")} Z";

    private static string Curve(double fromDeg, double toDeg, double radius, string start)
    {
        string r = Text(radius);
        return $"{start}{X(fromDeg, radius)} {Y(fromDeg, radius)} A{r} {r} 0 0 {(toDeg > fromDeg ? 1 : 0)} {X(toDeg, radius)} {Y(toDeg, radius)}";
    }

    private static double Clamp(double deg) => Math.Clamp(deg, -FullScaleDeg, FullScaleDeg);

    private static string X(double tiltDeg, double radius) => Text(radius * Math.Sin(double.DegreesToRadians(tiltDeg * Spread)));

    private static string Y(double tiltDeg, double radius) => Text(-radius * Math.Cos(double.DegreesToRadians(tiltDeg * Spread)));

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

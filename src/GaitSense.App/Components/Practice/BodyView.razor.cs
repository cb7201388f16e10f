using System.Globalization;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Practice;

/// <summary>Pelvis and trunk from the right side: the basin tips forward (clockwise) when the tilt is anterior, the trunk by
/// the pelvis' tilt less the lumbar extension. Both tip by the true angle; the needle's scale is spread so that single
/// degrees can be read.</summary>
public partial class BodyView
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

    /// <summary>The cue that judges lumbar extension.</summary>
    [Parameter]
    public ExerciseCue? LumbarCue { get; set; }

    private double? TiltDeg => Angle.ToDeg(Posture?.PelvicTiltRad);

    private double? LumbarDeg => Angle.ToDeg(Posture?.LumbarExtensionRad);

    private double? TrunkDeg => TiltDeg - LumbarDeg;

    private double? Low => Cue?.DrawnLow;

    private double? High => Cue?.High;

    private string Needle => Text(Math.Clamp(TiltDeg ?? 0, -FullScaleDeg - 2, FullScaleDeg + 2) * Spread);

    private string Direction => TiltDeg switch
    {
        null => "",
        > 0.5 => Phrases.Say("live.body.forward"),
        < -0.5 => Phrases.Say("live.body.backward"),
        _ => Phrases.Say("live.body.neutral"),
    };

    private string LumbarTarget => LumbarCue is null || LumbarDeg is null
        ? ""
        : Phrases.Say("word.target.of", MetricWords.For("lumbar_extension_deg").Range(LumbarCue.Low, LumbarCue.High));

    private string Note => (TiltDeg, LumbarDeg, Low ?? High) switch
    {
        (null, _, _) => Phrases.Say("live.body.needs"),
        (_, null, _) => Phrases.Say("live.body.needs.thorax"),
        (_, _, null) => Phrases.Say("live.body.against"),
        _ => Phrases.Say("word.target.of", MetricWords.For("pelvic_tilt_deg").Range(Low, High)),
    };

    private string Words => TiltDeg is null
        ? Phrases.Say("live.body.unknown")
        : Phrases.Say("live.body.words", Units.With(TiltDeg, 0, "°"), Direction, Units.With(LumbarDeg, 0, "°"));

    private static string Turn(double? deg) => $"transform: rotate({Text(deg ?? 0)}deg)";

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

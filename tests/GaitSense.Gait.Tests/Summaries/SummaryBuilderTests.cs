using GaitSense.Core.Exercises;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;
using GaitSense.Gait.Summaries;

namespace GaitSense.Gait.Tests.Summaries;

public sealed class SummaryBuilderTests
{
    private static readonly ExerciseProtocol Walking = ExerciseCatalog.BuiltIn.Find("reverse-walking")!;

    [Fact]
    public void Nothing_gives_counts_of_zero_and_no_numbers()
    {
        SessionSummary summary = Build([]);
        Assert.Equal((0, 0, 0), (summary.Steps.Total, summary.Steps.Valid, summary.Steps.Invalid));
        Assert.Null(summary.CadenceSpm);
        Assert.Null(summary.SpeedMps);
        Assert.Null(summary.Quality.Coverage);
        Assert.Null(summary.Quality.MeanConfidence);
        Assert.Equal(new MetricSummary(0, null, null, null, null, null, null), summary.Metrics["stride_length_m"]);
        Assert.Equal(Walking.Cues.Select(c => c.Id), summary.Targets.Keys);
        Assert.All(summary.Targets.Values, t => Assert.Equal(new TargetShare(0, 0, null), t));
        Assert.Contains("No step was found.", summary.Quality.Notes);
    }

    [Fact]
    public void A_session_of_repetitions_is_not_told_that_it_has_no_steps()
    {
        ExerciseProtocol lifting = ExerciseCatalog.BuiltIn.Find("hip-lift")!;
        SummaryBuilder builder = new();
        Assert.Contains("No repetition was found.", builder.Build("s", lifting, 1, [], "1").Quality.Notes);
        builder.Add(Lift(1, isValid: true));
        Assert.DoesNotContain(builder.Build("s", lifting, 1, [], "1").Quality.Notes, n => n.Contains("step", StringComparison.Ordinal) || n.Contains("repetition", StringComparison.Ordinal));
        builder.Add(Lift(2, isValid: false));
        Assert.Contains("Only 1 of 2 repetitions are valid.", builder.Build("s", lifting, 1, [], "1").Quality.Notes);
    }

    private static Core.Repetitions.Repetition Lift(int number, bool isValid) => new()
    {
        Number = number,
        Start = Core.Time.SessionTime.FromSeconds(10 * number),
        End = Core.Time.SessionTime.FromSeconds((10 * number) + 9),
        LiftTime = TimeSpan.FromSeconds(2),
        HoldTime = TimeSpan.FromSeconds(6),
        LowerTime = TimeSpan.FromSeconds(2),
        TuckRad = 0.2,
        MaxTuckRad = 0.2,
        Valid = isValid,
    };

    [Fact]
    public void What_was_given_is_passed_on()
    {
        SensorHealth[] sensors = [new() { Sensor = 0, Site = BodySite.LeftFoot }];
        SessionSummary summary = new SummaryBuilder().Build("sub-01", Walking, 12.5, sensors, "1.2.3", new BodyMeasures(new BreathingSummary(11, 4, 4, null, 0, 0, 1, 0, null), null, new Dictionary<string, CountedValue>(), []));
        Assert.Equal(("sub-01", "reverse-walking", 12.5, "1.2.3"), (summary.Recording, summary.Exercise, summary.DurationS, summary.Version));
        Assert.Same(sensors, summary.Sensors);
        Assert.Equal(11, summary.BreathingRatePerMin);
    }

    [Fact]
    public void Steps_are_counted_by_side_direction_pattern_and_validity()
    {
        SessionSummary summary = Build(
        [
            Steps.At(1, Side.Left) with { ContactPattern = ContactPattern.Toe },
            Steps.At(2, Side.Right) with { ContactPattern = ContactPattern.Heel },
            Steps.At(3, Side.Left, WalkingDirection.Forward) with { ContactPattern = ContactPattern.Heel },
            Steps.At(4, Side.Left, WalkingDirection.InPlace, valid: false),
            Steps.At(5, Side.Left, WalkingDirection.Unknown, valid: false),
        ]);
        Assert.Equal((5, 3, 2), (summary.Steps.Total, summary.Steps.Valid, summary.Steps.Invalid));
        Assert.Equal(Counts(("left", 4), ("right", 1)), summary.Steps.BySide);
        Assert.Equal(Counts(("unknown", 1), ("in_place", 1), ("backward", 2), ("forward", 1), ("lateral", 0)), summary.Steps.ByDirection);
        Assert.Equal(Counts(("unknown", 2), ("heel", 2), ("flat", 0), ("toe", 1)), summary.Steps.ByPattern);
        Assert.Equal(0.6, summary.Quality.Coverage);
        Assert.Equal(0.8, summary.Quality.MeanConfidence!.Value, 1e-12);
        Assert.Contains("Statistics mix directions of walking: 2 backward, 1 forward.", summary.Quality.Notes);
    }

    /// <summary>Left 0.40, 0.42, 0.44, 0.46, 0.48 (mean 0.44), right 0.50, 0.52, 0.54, 0.56, 0.58 (mean 0.54): mean 0.49; the squared
    /// deviations sum to 2 (0.0081 + 0.0049 + 0.0025 + 0.0009 + 0.0001) = 0.033, over 9 is 0.0036667, root 0.0605530;
    /// asymmetry 200 x 0.10 / 0.98 = 20.408163 %.</summary>
    [Fact]
    public void Ten_strides_give_every_statistic()
    {
        MetricSummary strides = Build(Strides(5)).Metrics["stride_length_m"];
        Assert.Equal(10, strides.N);
        Assert.Equal(0.49, strides.Mean!.Value, 1e-9);
        Assert.Equal(0.0605530, strides.Sd!.Value, 1e-7);
        Assert.Equal(0.49, strides.Median!.Value, 1e-9);
        Assert.Equal(0.44, strides.Left!.Value, 1e-9);
        Assert.Equal(0.54, strides.Right!.Value, 1e-9);
        Assert.Equal(20.408163, strides.AsymmetryPercent!.Value, 1e-6);
    }

    [Theory]
    [InlineData(1, true, false, false, false)]
    [InlineData(2, true, false, false, false)]
    [InlineData(3, true, true, false, false)]
    [InlineData(4, true, true, false, false)]
    [InlineData(5, true, true, true, true)]
    public void A_statistic_below_its_gate_is_absent(int perSide, bool mean, bool side, bool asymmetry, bool sd)
    {
        MetricSummary strides = Build(Strides(perSide)).Metrics["stride_length_m"];
        Assert.Equal(
            (mean, mean, side, side, asymmetry, sd),
            (strides.Mean is not null, strides.Median is not null, strides.Left is not null, strides.Right is not null,
                strides.AsymmetryPercent is not null, strides.Sd is not null));
    }

    [Fact]
    public void Only_valid_steps_with_a_value_enter()
    {
        MetricSummary strides = Build(
        [
            Steps.At(1) with { StrideLengthM = 0.4 },
            Steps.At(2) with { StrideLengthM = 0.6 },
            Steps.At(3),
            Steps.At(4) with { StrideLengthM = double.NaN },
            Steps.At(5, valid: false) with { StrideLengthM = 9 },
        ]).Metrics["stride_length_m"];
        Assert.Equal((2, 0.5, 0.5), (strides.N, strides.Mean, strides.Median));
    }

    [Fact]
    public void Median_of_an_odd_number_is_the_middle_one() =>
        Assert.Equal(0.5, Build([.. new[] { 0.9, 0.1, 0.5 }.Select((m, i) => Steps.At(i) with { StrideLengthM = m })])
            .Metrics["stride_length_m"].Median);

    [Fact]
    public void Angles_from_a_chosen_zero_have_no_asymmetry_in_percent()
    {
        Step[] steps = [.. Enumerable.Range(0, 12).Select(i => Alternating(i) with
        {
            ToeOutRad = Steps.Rad(i % 2 == 0 ? 1 : 3),
            PelvicTiltRangeRad = Steps.Rad(i % 2 == 0 ? 1 : 3),
        })];
        SessionSummary summary = Build(steps);
        Assert.Equal((1, 3), (Math.Round(summary.Metrics["toe_out_deg"].Left!.Value, 9), Math.Round(summary.Metrics["toe_out_deg"].Right!.Value, 9)));
        Assert.Null(summary.Metrics["toe_out_deg"].AsymmetryPercent);
        Assert.Equal(100, summary.Metrics["pelvic_tilt_range_deg"].AsymmetryPercent!.Value, 1e-9);
    }

    [Fact]
    public void A_mean_below_zero_leaves_no_asymmetry()
    {
        Step[] steps = [.. Enumerable.Range(0, 12).Select(i => Alternating(i) with { StepLengthM = i % 2 == 0 ? -0.1 : 0.1001 })];
        Assert.Null(Build(steps).Metrics["step_length_m"].AsymmetryPercent);
    }

    /// <summary>170 and -170 meet at 180; the plain mean would be 0. R = cos 10 deg = 0.98480775,
    /// sqrt(-2 ln R) = 0.174978 rad = 10.025 deg.</summary>
    [Fact]
    public void Phase_of_arm_and_leg_goes_round()
    {
        Step[] steps = [.. Enumerable.Range(0, 12).Select(i => Alternating(i) with { ArmLegPhaseRad = Steps.Rad(i % 2 == 0 ? 170 : -170) })];
        MetricSummary phase = Build(steps).Metrics["arm_leg_phase_deg"];
        Assert.Equal(12, phase.N);
        Assert.Equal(180, Math.Abs(phase.Mean!.Value), 1e-9);
        Assert.Equal(10.0255, phase.Sd!.Value, 1e-3);
        Assert.Equal(170, phase.Left!.Value, 1e-9);
        Assert.Equal(-170, phase.Right!.Value, 1e-9);
        Assert.Null(phase.Median);
        Assert.Null(phase.AsymmetryPercent);
    }

    [Fact]
    public void Phases_that_cancel_have_no_mean()
    {
        Step[] steps = [.. Enumerable.Range(0, 12).Select(i => Alternating(i) with { ArmLegPhaseRad = Steps.Rad(i % 2 == 0 ? 90 : -90) })];
        MetricSummary phase = Build(steps).Metrics["arm_leg_phase_deg"];
        Assert.Equal((12, null, null), (phase.N, phase.Mean, phase.Sd));
    }

    /// <summary>Of seven judged steps, three land on the heel; one is unknown and one not valid.</summary>
    [Fact]
    public void Targets_are_shares_of_the_judged_steps()
    {
        ContactPattern[] patterns =
        [
            ContactPattern.Heel, ContactPattern.Toe, ContactPattern.Heel, ContactPattern.Flat, ContactPattern.Unknown,
            ContactPattern.Heel, ContactPattern.Toe, ContactPattern.Toe,
        ];
        Step[] steps =
        [
            .. patterns.Select((p, i) => Steps.At(i) with { ContactPattern = p }),
            Steps.At(9, valid: false) with { ContactPattern = ContactPattern.Heel },
        ];
        SessionSummary summary = Build(steps);
        Assert.Equal(new TargetShare(7, 3, 3.0 / 7), summary.Targets["heel-first"]);
        Assert.Equal(new TargetShare(0, 0, null), summary.Targets["same-side-arm"]);
        Assert.Equal(new TargetShare(0, 0, null), summary.Targets["exhale"]);
    }

    [Fact]
    public void Order_of_adding_does_not_matter_and_building_may_be_repeated()
    {
        Step[] steps = Strides(5);
        var builder = new SummaryBuilder();
        foreach (Step step in steps.Reverse())
        {
            builder.Add(step);
        }

        SessionSummary first = builder.Build("r", Walking, 10, [], "1");
        Assert.Equal(Build(steps).CadenceSpm!.Value, first.CadenceSpm!.Value, 1e-9);
        builder.Add(Steps.At(100));
        Assert.Equal(11, builder.Build("r", Walking, 10, [], "1").Steps.Total);
        Assert.Equal(10, first.Steps.Total);
    }

    private static Step Alternating(int i) => Steps.At(i, i % 2 == 0 ? Side.Left : Side.Right);

    private static Step[] Strides(int perSide) =>
    [
        .. Enumerable.Range(0, perSide).SelectMany(i => new[]
        {
            Steps.At(2 * i, Side.Left) with { StrideLengthM = 0.40 + (0.02 * i) },
            Steps.At((2 * i) + 1, Side.Right) with { StrideLengthM = 0.50 + (0.02 * i) },
        }),
    ];

    private static Dictionary<string, int> Counts(params (string Name, int Count)[] counts) =>
        counts.ToDictionary(c => c.Name, c => c.Count);

    private static SessionSummary Build(Step[] steps)
    {
        var builder = new SummaryBuilder();
        foreach (Step step in steps)
        {
            builder.Add(step);
        }

        return builder.Build("r", Walking, 10, [], "1");
    }
}

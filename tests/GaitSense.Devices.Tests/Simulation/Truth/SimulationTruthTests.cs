using System.Collections.Concurrent;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;

namespace GaitSense.Devices.Tests.Simulation.Truth;

/// <summary>The table against the movement itself, looked at by nothing but positions and times.</summary>
public sealed class SimulationTruthTests
{
    private const double Length = 45;
    private static readonly ConcurrentDictionary<string, (SimulationTruth, BodyMotion)> Runs = new();

    public static TheoryData<string> Names => [.. ScenarioCatalog.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Contacts_are_where_the_sole_leaves_and_meets_the_floor(string name)
    {
        (SimulationTruth truth, BodyMotion body) = Run(name);
        Assert.All(truth.Steps, step =>
        {
            double contact = step.InitialContact.Seconds;
            double lift = step.FinalContact!.Value.Seconds;
            Assert.True(Lowest(body, step.Side, contact - 0.02) > 1e-5);
            Assert.InRange(Lowest(body, step.Side, contact + 0.001), -0.002, 1e-9);
            Assert.True(Lowest(body, step.Side, lift + 0.05) > Lowest(body, step.Side, lift) + 1e-7);
            Assert.Equal(Lowest(body, step.Side, lift - 0.1), Lowest(body, step.Side, lift), 1e-9);
            Assert.Equal(step.FootStrikeAngleRad!.Value, body.Foot(step.Side, contact).PitchRad, 1e-6);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Stride_lengths_are_the_distances_between_flat_feet(string name)
    {
        (SimulationTruth truth, BodyMotion body) = Run(name);
        Assert.All(truth.Steps, step =>
        {
            Vec3 from = body.Foot(step.Side, step.FinalContact!.Value.Seconds - 0.5).Heel;
            Vec3 to = body.Foot(step.Side, step.InitialContact.Seconds + 0.4).Heel;
            Vec3 d = to - from;
            Assert.Equal(Math.Sqrt((d.X * d.X) + (d.Y * d.Y)), step.StrideLengthM!.Value, 1e-3);
        });
    }

    [Fact]
    public void A_stride_is_the_sum_of_its_two_steps()
    {
        (SimulationTruth truth, _) = Run("asymmetric");
        for (int i = 1; i < truth.Steps.Count; i++)
        {
            double sum = truth.Steps[i].StepLengthM!.Value + truth.Steps[i - 1].StepLengthM!.Value;
            Assert.Equal(sum, truth.Steps[i].StrideLengthM!.Value, 0.002);
        }

        double right = truth.Steps.Where(s => s.Side == Side.Right).Average(s => s.StepLengthM!.Value);
        double left = truth.Steps.Where(s => s.Side == Side.Left).Average(s => s.StepLengthM!.Value);
        Assert.Equal(0.3, 2 * (right - left) / (right + left), 0.05);
    }

    [Theory]
    [InlineData("heel-first", ContactPattern.Heel)]
    [InlineData("toe-first", ContactPattern.Toe)]
    [InlineData("flat", ContactPattern.Flat)]
    [InlineData("shuffle", ContactPattern.Flat)]
    public void Patterns_are_those_of_the_scenario(string name, ContactPattern pattern)
    {
        (SimulationTruth truth, _) = Run(name);
        Assert.True(truth.Steps.Count > 30);
        Assert.All(truth.Steps, s => Assert.Equal(pattern, s.ContactPattern));
        Assert.All(truth.Steps, s => Assert.Equal(pattern, ByAngle(s.FootStrikeAngleRad!.Value)));
        Assert.All(truth.Steps, s => Assert.Equal(WalkingDirection.Backward, s.Direction));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Feet_alternate_and_stance_takes_six_to_seven_tenths(string name)
    {
        (SimulationTruth truth, _) = Run(name);
        foreach ((Step before, Step step) in truth.Steps.Zip(truth.Steps.Skip(1)))
        {
            Assert.NotEqual(before.Side, step.Side);
            Assert.True(step.FinalContact > before.InitialContact);
            if (step.StrideTime is { } stride && (step.Flags & StepFlags.Pause) == 0 && stride.TotalSeconds < 2.25 * ScenarioCatalog.Find(name)!.Walk.StepTimeS)
            {
                Assert.InRange(1 - (step.SwingTime!.Value / stride), 0.58, 0.70);
            }
        }
    }

    [Fact]
    public void Toe_out_is_outward_on_both_sides()
    {
        (SimulationTruth truth, _) = Run("toe-out");
        Assert.Equal(16, Mean(truth, Side.Left, s => s.ToeOutRad) * Angle.DegPerRad, 1.0);
        Assert.Equal(24, Mean(truth, Side.Right, s => s.ToeOutRad) * Angle.DegPerRad, 1.0);
    }

    [Fact]
    public void Tilt_and_lumbar_extension_are_against_quiet_standing()
    {
        (SimulationTruth offset, _) = Run("tilt-offset");
        Assert.Equal(8, Mean(offset, Side.Left, s => s.PelvicTiltRad) * Angle.DegPerRad, 0.3);
        (SimulationTruth lean, _) = Run("lean-back");
        Assert.Equal(10, Mean(lean, Side.Left, s => s.LumbarExtensionRad) * Angle.DegPerRad, 0.5);
        (SimulationTruth drift, _) = Run("tilt-drift");
        Step last = drift.Steps[^1];
        Assert.Equal(0.1 * (last.InitialContact.Seconds - 4.9), last.PelvicTiltRad!.Value * Angle.DegPerRad, 0.4);
    }

    [Fact]
    public void Arms_are_judged_by_phase_and_ratio()
    {
        Assert.All(Steady("ideal"), s => Assert.InRange(Math.Abs(s.ArmLegPhaseRad!.Value) * Angle.DegPerRad, 165, 180));
        Assert.All(Steady("arms-together"), s => Assert.InRange(Math.Abs(s.ArmLegPhaseRad!.Value) * Angle.DegPerRad, 0, 15));
        Assert.All(Steady("forward"), s => Assert.InRange(Math.Abs(s.ArmLegPhaseRad!.Value) * Angle.DegPerRad, 165, 180));
        Assert.All(Steady("arms-double"), s => Assert.Equal(2, s.ArmLegRatio));
        Assert.All(Steady("arms-double"), s => Assert.Null(s.ArmLegPhaseRad));
        Assert.All(Steady("no-arms"), s => Assert.Null(s.ArmLegRatio));
        Assert.All(Steady("ideal"), s => Assert.InRange(s.ArmSwingRad!.Value * Angle.DegPerRad, 24, 27));
    }

    [Fact]
    public void Standing_and_movements_in_place_give_no_rows()
    {
        Assert.Empty(Run("standing").Truth.Steps);
        (SimulationTruth taps, _) = Run("taps");
        Assert.NotEmpty(taps.Decoys);
        Assert.All(taps.Decoys, d => Assert.DoesNotContain(taps.Steps, s =>
            s.InitialContact.Seconds > d.OnsetS && s.InitialContact.Seconds < d.OnsetS + d.DurationS));
    }

    [Fact]
    public void Forward_and_backward_bouts_and_turns_are_told_apart()
    {
        (SimulationTruth bouts, _) = Run("forward-bout");
        Assert.Contains(bouts.Steps, s => s.Direction == WalkingDirection.Forward);
        Assert.Contains(bouts.Steps, s => s.Direction == WalkingDirection.Backward);
        (SimulationTruth turn, _) = Run("turn");
        GaitEvent first = turn.Events.First(e => e.Kind == GaitEventKind.Turn);
        Assert.All(
            turn.Steps.Where(s => s.InitialContact > first.Onset && s.InitialContact <= first.Onset + first.Duration),
            s => Assert.True(!s.Valid && s.Flags.HasFlag(StepFlags.Turn)));
    }

    [Fact]
    public void Pauses_are_where_both_feet_stand_for_more_than_a_second()
    {
        (SimulationTruth truth, BodyMotion body) = Run("pauses");
        GaitEvent[] pauses = [.. truth.Events.Where(e => e.Kind == GaitEventKind.Pause)];
        Assert.True(pauses.Length > 3);
        Assert.All(pauses, p =>
        {
            Assert.True(p.Duration.TotalSeconds > 1);
            for (double t = p.Onset.Seconds + 0.02; t < (p.Onset + p.Duration).Seconds - 0.02; t += 0.05)
            {
                Assert.True(Lowest(body, Side.Left, t) <= 1e-9 && Lowest(body, Side.Right, t) <= 1e-9);
            }
        });
        Assert.Contains(truth.Steps, s => s.Flags.HasFlag(StepFlags.Pause));
    }

    [Fact]
    public void Events_hold_both_contacts_of_every_row_in_order()
    {
        (SimulationTruth truth, _) = Run("demo");
        Assert.Equal(truth.Steps.Count, truth.Events.Count(e => e.Kind == GaitEventKind.InitialContact));
        Assert.Equal(truth.Steps.Count, truth.Events.Count(e => e.Kind == GaitEventKind.FinalContact));
        Assert.Equal(truth.Events.Select(e => e.Onset).Order(), truth.Events.Select(e => e.Onset));
    }

    [Fact]
    public void The_demo_begins_with_steps_of_a_foot_length_that_grow_and_lands_mostly_on_the_heel()
    {
        SimulationTruth truth = SimulationTruth.Measure(ScenarioCatalog.Demo, 20260131, 85);
        Assert.True(truth.Steps[0].FinalContact!.Value.Seconds > 4);
        Assert.InRange(truth.Steps.Take(6).Average(s => s.StepLengthM!.Value), 0.24, 0.30);
        Assert.InRange(truth.Steps.TakeLast(6).Average(s => s.StepLengthM!.Value), 0.42, 0.48);
        Assert.InRange(truth.Steps.Count(s => s.ContactPattern == ContactPattern.Heel) / (double)truth.Steps.Count, 0.6, 0.95);
        Assert.Contains(truth.Steps, s => s.ContactPattern == ContactPattern.Toe);
    }

    private static IEnumerable<Step> Steady(string name) => Run(name).Truth.Steps.Skip(4);

    private static double Mean(SimulationTruth truth, Side side, Func<Step, double?> value) =>
        truth.Steps.Skip(4).Where(s => s.Side == side).Average(s => value(s)!.Value);

    private static ContactPattern ByAngle(double rad) => (rad * Angle.DegPerRad) switch
    {
        > 5 => ContactPattern.Heel,
        < -5 => ContactPattern.Toe,
        _ => ContactPattern.Flat,
    };

    private static double Lowest(BodyMotion body, Side side, double t) =>
        body.Foot(side, t).LowestM(body.FootGeometry.HeelToBallM);

    private static (SimulationTruth Truth, BodyMotion Body) Run(string name) => Runs.GetOrAdd(name, n =>
    {
        SimulationScenario scenario = ScenarioCatalog.Find(n)!;
        BodyMotion body = new(scenario, 21, NoObserver.Instance);
        body.Extend(Length + 1);
        return (SimulationTruth.Measure(scenario, 21, Length), body);
    });
}

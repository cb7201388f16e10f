using GaitSense.Core.Coaching;
using GaitSense.Core.Repetitions;
using static GaitSense.Gait.Tests.Steps;

namespace GaitSense.Gait.Tests.Coaching;

public sealed class LiftCoachingTests
{
    private static readonly SupineCheck Lying = new(true, true, true);

    public static LiftFrame Frame(double t, LiftPhase phase, int repetition = 0, double tuckDeg = 0, double thoraxDeg = 0) => new(
        Told.At(t), phase, repetition, Rad(tuckDeg), 0, Rad(thoraxDeg), Rad(thoraxDeg - tuckDeg), Lying);

    [Fact]
    public void Each_phase_is_called_when_its_time_has_come()
    {
        Told told = new(Told.Lifting with { Breath = null });
        Play(told, LiftPhase.Rest, 2, 7, 0);
        Play(told, LiftPhase.Lift, 7, 10, 1);
        Play(told, LiftPhase.Hold, 10, 21, 1);
        Play(told, LiftPhase.Lower, 21, 24, 1);
        Play(told, LiftPhase.Rest, 24, 25, 1);
        Assert.Equal(["rest", "lift", "hold", "heels-gentle", "lower", "rest"], told.Cues.Select(c => c.CueId));
        Assert.Equal([2.0, 6, 10, 15, 20, 24], told.Cues.Select(c => Math.Round(c.Time.Seconds, 3)));
        Assert.All(told.Cues, c => Assert.Equal(CueKind.Guidance, c.Kind));
        Assert.Equal("rest", told.Status!.Phase);
    }

    [Fact]
    public void What_no_sensor_sees_is_said_in_turn_in_the_middle_of_each_hold()
    {
        Told told = new(Told.Lifting with { Breath = null });
        for (int i = 0; i < 4; i++)
        {
            Play(told, LiftPhase.Lift, 20 * i, (20 * i) + 2, i + 1);
            Play(told, LiftPhase.Hold, (20 * i) + 2, (20 * i) + 9, i + 1);
            Play(told, LiftPhase.Lower, (20 * i) + 9, (20 * i) + 11, i + 1);
        }

        string[] guided = [.. Told.Lifting.Cues.Where(c => c.Metric is null).Select(c => c.Id)];
        Assert.Equal([.. guided, guided[0]], told.Cues.Select(c => c.CueId).Where(guided.Contains));
    }

    [Fact]
    public void No_reminder_follows_a_fault_of_the_same_lift()
    {
        Told told = new(Told.Lifting with { Breath = null });
        Play(told, LiftPhase.Lift, 0, 2, 1, tuckDeg: 24, thoraxDeg: 8);
        Play(told, LiftPhase.Hold, 2, 11, 1);
        Assert.DoesNotContain(told.Cues, c => c.CueId == "heels-gentle");
    }

    [Fact]
    public void No_lift_is_called_for_after_the_last()
    {
        Told told = new(Told.Lifting with { Breath = null, Repetitions = 2 });
        Play(told, LiftPhase.Rest, 0, 20, 2);
        Assert.Equal(["rest"], told.Cues.Select(c => c.CueId));
    }

    [Fact]
    public void A_fault_is_told_while_the_lift_lasts_and_not_again_with_the_repetition()
    {
        Told told = new(Told.Lifting with { Breath = null });
        Play(told, LiftPhase.Lift, 0, 1, 1, tuckDeg: 24, thoraxDeg: 8);
        CoachingCue cue = Assert.Single(told.Cues, c => c.Kind == CueKind.Correction);
        Assert.Equal("back-on-floor", cue.CueId);
        Assert.Equal(0.5, cue.Time.Seconds, 2);
        told.Coach.OnRepetition(Repetition(1) with { TuckRad = Rad(24), ThoraxTuckRad = Rad(8) });
        Assert.Single(told.Cues, c => c.Kind == CueKind.Correction);
        Assert.Equal(CueLevel.Amber, told.Level("back-on-floor"));
    }

    [Fact]
    public void A_twitch_is_no_fault()
    {
        Told told = new(Told.Lifting with { Breath = null });
        Play(told, LiftPhase.Lift, 0, 0.3, 1, tuckDeg: 24, thoraxDeg: 8);
        Play(told, LiftPhase.Lift, 0.3, 2, 1, tuckDeg: 10);
        Assert.DoesNotContain(told.Cues, c => c.Kind == CueKind.Correction);
    }

    [Fact]
    public void Repetitions_are_judged_one_by_one()
    {
        Told told = new(Told.Lifting with { Breath = null });
        told.Coach.OnRepetition(Repetition(1) with { LowerTime = TimeSpan.FromSeconds(0.5) });
        told.Coach.OnRepetition(Repetition(2));
        Assert.Equal(["Correction lower-slowly", "Praise lower-slowly"], told.Ids);
        Assert.Equal(0.5, told.Cues[0].Value);
    }

    [Fact]
    public void Steps_on_the_way_to_the_mat_are_not_judged()
    {
        Told told = new(Told.Lifting);
        told.Steps(6, s => s with { LumbarExtensionRad = 1 });
        Assert.Empty(told.Cues);
    }

    public static Repetition Repetition(int number) => new()
    {
        Number = number,
        Start = Told.At(20 * number),
        End = Told.At((20 * number) + 15),
        LiftTime = TimeSpan.FromSeconds(2),
        HoldTime = TimeSpan.FromSeconds(9),
        LowerTime = TimeSpan.FromSeconds(2),
        TuckRad = Rad(12),
        MaxTuckRad = Rad(13),
        RollRad = 0,
        LiftHeightM = 0.03,
        ThoraxTuckRad = Rad(1),
        LumbarExtensionRad = Rad(0),
        Breaths = 2,
    };

    private static void Play(Told told, LiftPhase phase, double from, double to, int repetition, double tuckDeg = 0, double thoraxDeg = 0)
    {
        for (int i = 0; from + (i * 0.05) < to - 1e-9; i++)
        {
            told.Coach.OnLift(Frame(from + (i * 0.05), phase, repetition, tuckDeg, thoraxDeg));
        }
    }
}

using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Tests.Coaching;

public sealed class BreathPacerTests
{
    private static readonly ExerciseProtocol Paced = Told.Walking with { Breath = ExerciseCatalog.BuiltIn.Find("reverse-walking")!.Breath };

    [Fact]
    public void Steps_are_counted_out_four_to_breathe_out_and_two_to_breathe_in()
    {
        Told told = new(Paced);
        for (int i = 0; i < 13; i++)
        {
            told.Contact(1, atS: 1 + i);
        }

        Assert.Equal(["exhale", "inhale", "exhale", "inhale", "exhale"], told.Cues.Select(c => c.CueId));
        Assert.Equal([1.0, 5, 7, 11, 13], told.Cues.Select(c => c.Time.Seconds));
        Assert.Equal((BreathAction.Exhale, 0.0, 4.0), (told.Status!.Breath!.Action, told.Status.Breath.Done, told.Status.Breath.Of));
    }

    [Fact]
    public void Who_stands_is_not_paced_and_begins_again_with_an_exhale()
    {
        Told told = new(Paced);
        told.Contact(1, atS: 1);
        told.Coach.OnTime(Told.At(4));
        Assert.Null(told.Status!.Breath);
        told.Contact(1, atS: 8);
        Assert.Equal(["exhale", "exhale"], told.Cues.Select(c => c.CueId));
    }

    [Fact]
    public void Seconds_are_counted_by_the_clock()
    {
        Told told = new(Told.Lifting);
        told.Coach.OnLift(LiftCoachingTests.Frame(2, Core.Repetitions.LiftPhase.Rest));
        Assert.Equal(BreathAction.Inhale, told.Status!.Breath!.Action);
        told.Coach.OnTime(Told.At(5.9));
        Assert.Equal(3.9, told.Coach.Status().Breath!.Done, 6);
        told.Coach.OnTime(Told.At(6.1));
        Assert.Equal(BreathAction.Exhale, told.Status.Breath!.Action);
        Assert.Contains(told.Cues, c => c is { Kind: CueKind.Guidance, CueId: CueIds.Exhale });
    }

    [Fact]
    public void Every_second_of_a_breath_in_seconds_is_told_once()
    {
        Told told = new(Told.Lifting);
        told.Coach.OnLift(LiftCoachingTests.Frame(2, Core.Repetitions.LiftPhase.Rest));
        List<double> done = [];
        for (int tick = 1; tick <= 60; tick++)
        {
            BreathCount? before = told.Status!.Breath;
            told.Coach.OnTime(Told.At(2 + (0.1 * tick)));
            if (told.Status.Breath != before)
            {
                done.Add(Math.Round(told.Status.Breath!.Done, 1));
            }
        }

        Assert.Equal([1.0, 2, 3, 0, 1, 2], done);
    }
}

using CsCheck;
using GaitSense.Core.Coaching;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Tests.Coaching;

public sealed class CoachTests
{
    [Fact]
    public void One_miss_is_amber_and_told_once()
    {
        Told told = new();
        told.Step(Told.Toe);
        CoachingCue cue = Assert.Single(told.Cues);
        Assert.Equal(("heel-first", CueKind.Correction, CueLevel.Amber, false), (cue.CueId, cue.Kind, cue.Level, cue.IsInTarget));
        Assert.Equal((CueLevel.Amber, "heel-first"), (told.Status!.Light, told.Status.LightCue));
    }

    [Fact]
    public void The_most_important_of_several_is_told_alone()
    {
        Told told = new();
        told.Step(s => Told.Turned(Told.Toe(s), 30));
        Assert.Equal(["Correction heel-first"], told.Ids);
        Assert.Equal(CueLevel.Amber, told.Level("feet-straight"));
    }

    [Fact]
    public void A_number_comes_with_its_value_and_target()
    {
        Told told = new();
        told.Step(s => Told.Turned(s, 30));
        CoachingCue cue = Assert.Single(told.Cues);
        Assert.Equal("feet-straight", cue.CueId);
        Assert.Equal(30, cue.Value!.Value, 6);
        Assert.Equal((-8, 8), (cue.Low, cue.High));
    }

    [Fact]
    public void Inside_the_dead_zone_nothing_is_told_and_the_light_stays_green()
    {
        Told told = new();
        told.Steps(2, s => Told.Turned(s, 9.5));
        Assert.Empty(told.Cues);
        Assert.Equal(CueLevel.Green, told.Status!.Light);
    }

    [Fact]
    public void Red_comes_after_three_of_five_and_leaves_with_good_ones()
    {
        Told told = new();
        told.Step(Told.Toe);
        told.Step();
        told.Step(Told.Toe);
        Assert.Equal(CueLevel.Amber, told.Level("heel-first"));
        told.Step(Told.Toe);
        Assert.Equal(CueLevel.Red, told.Level("heel-first"));
        told.Step();
        Assert.Equal(CueLevel.Amber, told.Level("heel-first"));
        told.Steps(3);
        Assert.Equal(CueLevel.Green, told.Level("heel-first"));
    }

    [Fact]
    public void Within_the_tolerance_it_is_amber_and_never_red()
    {
        Told told = new();
        told.Steps(8, s => Told.Turned(s, 11.5));
        Assert.Equal(CueLevel.Amber, told.Level("feet-straight"));
        told.Steps(3, s => Told.Turned(s, 13.5));
        Assert.Equal(CueLevel.Red, told.Level("feet-straight"));
    }

    [Fact]
    public void Red_is_shown_before_an_amber_that_is_more_important()
    {
        Told told = new();
        told.Steps(3, s => Told.Turned(s, 30));
        told.Step(s => Told.Turned(Told.Toe(s), 30));
        Assert.Equal((CueLevel.Red, "feet-straight"), (told.Status!.Light, told.Status.LightCue));
    }

    [Fact]
    public void Nothing_is_spoken_faster_than_one_in_three_steps()
    {
        Gen.Int[0, 5].List[1, 60].Sample(kinds =>
        {
            Told told = new();
            foreach (int kind in kinds)
            {
                told.Step(s => kind switch
                {
                    0 => Told.Toe(s),
                    1 => Told.Turned(s, 30),
                    2 => s with { StepLengthM = 0.7 },
                    3 => s with { Valid = false },
                    _ => s,
                });
            }

            int[] spoken = [.. told.ByStep.Where(c => c.Cue.Kind is CueKind.Correction or CueKind.Praise).Select(c => c.Step)];
            Assert.All(spoken.Zip(spoken.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 3, $"{pair}"));
        });
    }

    [Fact]
    public void A_target_that_grows_waits_for_its_turn()
    {
        Told told = new(ExerciseCatalog.BuiltIn.Find("reverse-walking")! with { Breath = null });
        told.Steps(15);
        told.Step(s => s with { StepLengthM = 0.7 });
        told.Steps(8);
        (CoachingCue Cue, int Step) grown = told.ByStep.Single(c => c.Cue.CueId == CueIds.NextLevel);
        int before = told.ByStep.Last(c => c.Step < grown.Step).Step;
        int after = told.ByStep.First(c => c.Step > grown.Step).Step;
        Assert.True(grown.Step - before >= 3 && after - grown.Step >= 3, $"{before}, {grown.Step}, {after}");
    }

    [Fact]
    public void Nothing_is_said_on_the_heels_of_a_notice_of_quality()
    {
        Told told = new();
        told.Steps(4, s => s with { Valid = false });
        told.Steps(4, Told.Toe);
        Assert.Equal([(CueIds.LowQuality, 4), ("heel-first", 7)], told.ByStep.Select(c => (c.Cue.CueId, c.Step)));
    }

    [Fact]
    public void Who_stands_is_told_how_and_then_when_to_begin()
    {
        Told told = new();
        for (int i = 0; i < 60; i++)
        {
            told.Coach.OnTime(Told.At(0.25 * i));
        }

        Assert.Equal([("start", 2.0), ("step", 8.0)], told.Cues.Select(c => (c.CueId, c.Time.Seconds)));
        Assert.All(told.Cues, c => Assert.Equal(CueKind.Guidance, c.Kind));
    }

    [Fact]
    public void Who_has_begun_is_not_told_how_to_stand()
    {
        Told told = new();
        told.Step();
        told.Coach.OnTime(Told.At(30));
        Assert.Empty(told.Cues);
    }

    [Fact]
    public void Who_asks_is_told_at_once()
    {
        Told told = new();
        told.Steps(2, Told.Toe);
        Assert.Single(told.Cues);
        told.Coach.Ask();
        told.Step(Told.Toe);
        Assert.Equal(2, told.Cues.Count);
    }

    [Fact]
    public void Who_asks_after_a_good_step_is_praised()
    {
        Told told = new();
        told.Coach.Ask();
        told.Step();
        Assert.Equal(["Praise all-good"], told.Ids);
    }

    [Fact]
    public void The_step_that_comes_back_is_praised_by_its_cue()
    {
        Told told = new();
        told.Step(Told.Toe);
        told.Steps(3);
        Assert.Equal(["Correction heel-first", "Praise heel-first"], told.Ids);
        Assert.Equal(CueLevel.Green, told.Cues[1].Level);
    }

    [Fact]
    public void Praise_grows_rarer()
    {
        Told told = new();
        told.Steps(24);
        Assert.Equal([3, 6, 12, 24], told.ByStep.Select(c => c.Step));
    }

    [Fact]
    public void Corrections_grow_rarer_as_the_cue_is_followed_until_it_is_red_again()
    {
        Told told = new();
        told.Step(Told.Toe);
        told.Steps(5);
        int before = Corrections(told);

        // Once faded: three steps are not enough any more, six are.
        told.Step(Told.Toe);
        Assert.Equal(before + 1, Corrections(told));
        told.Steps(3);
        told.Step(Told.Toe);
        Assert.Equal(before + 1, Corrections(told));
        told.Step(Told.Toe);
        Assert.Equal(before + 1, Corrections(told));

        // Red: as often as at first.
        told.Step(Told.Toe);
        Assert.Equal(CueLevel.Red, told.Level("heel-first"));
        Assert.Equal(before + 2, Corrections(told));
        told.Steps(3, Told.Toe);
        Assert.Equal(before + 3, Corrections(told));

        static int Corrections(Told told) => told.Cues.Count(c => c.Kind == CueKind.Correction);
    }

    [Fact]
    public void Too_little_quality_turns_grey_and_is_told_once()
    {
        Told told = new();
        told.Step();
        told.Steps(8, s => s with { Valid = false });
        Assert.Equal(CueLevel.NoJudgement, told.Status!.Light);
        Assert.Equal(["Notice low-quality"], told.Ids);
        told.Step();
        Assert.Equal(CueLevel.Green, told.Status.Light);
    }

    [Fact]
    public void A_forward_step_is_not_judged_by_backward_targets()
    {
        Told told = new();
        told.Steps(6, s => Told.Toe(s) with { Direction = WalkingDirection.Forward, StepLengthM = 0.8 });
        Assert.DoesNotContain(told.Cues, c => c.Kind == CueKind.Correction);
        Assert.All(told.Status!.Cues, c => Assert.Equal(0, c.Judged));
    }

    [Fact]
    public void What_touched_first_is_told_within_the_step_and_not_again_with_it()
    {
        Told told = new();
        told.Contact(1);
        Assert.Empty(told.Cues);
        told.Contact(2, ContactPattern.Toe);
        Assert.Equal(["Correction heel-first"], told.Ids);
        told.Contact(3, ContactPattern.Toe);
        told.Step(Told.Toe);
        Assert.Single(told.Cues);
        Assert.Equal(CueLevel.Amber, told.Level("heel-first"));
    }

    [Fact]
    public void Early_words_keep_the_distance_too()
    {
        Told told = new();
        for (int i = 0; i < 7; i++)
        {
            told.Contact(2, ContactPattern.Toe);
            told.Step(Told.Toe);
        }

        Assert.Equal([0, 3, 6], told.ByStep.Select(c => c.Step));
    }

    [Fact]
    public void A_landing_that_cannot_be_told_is_no_reason_for_a_word()
    {
        Told told = new();
        told.Contact(2);
        told.Contact(2, ContactPattern.Heel);
        Assert.Empty(told.Cues);
    }

    [Fact]
    public void Nobody_who_stands_is_walking()
    {
        Told told = new();
        Assert.True(told.Coach.Status().IsStanding);
        told.Contact(1, atS: 5);
        Assert.False(told.Status!.IsStanding);
        told.Coach.OnTime(Told.At(6.9));
        Assert.False(told.Status.IsStanding);
        told.Coach.OnTime(Told.At(7.1));
        Assert.True(told.Status.IsStanding);
    }
}

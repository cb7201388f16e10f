using GaitSense.App.Coaching;
using GaitSense.App.Wording;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Tests.Coaching;

public sealed class CueWordsTests
{
    [Theory]
    [InlineData("reverse-walking", "step-length", 0.1, "Longer steps.")]
    [InlineData("reverse-walking", "step-length", 0.6, "Shorter steps.")]
    [InlineData("hip-lift", "tuck", 2.0, "Roll the pelvis back.")]
    [InlineData("hip-lift", "tuck", 30.0, "Not so far.")]
    [InlineData("reverse-walking", "heel-first", null, "Heel first.")]
    public void A_correction_says_which_way(string exercise, string cue, double? value, string words)
    {
        CoachingCue told = new(default, cue, CueKind.Correction, CueLevel.Amber, value, null, null, false);
        Assert.Equal(words, CueWords.For(told, ExerciseCatalog.BuiltIn.Find(exercise)!)!.En);
    }

    [Theory]
    [InlineData("hip-lift", "heels-gentle", "Fersen sanft.")]
    [InlineData("hip-lift", "hold", "Halten, ruhig atmen.")]
    [InlineData("reverse-walking", "start", "Leicht vorlehnen, Rippen runter. Still stehen.")]
    public void Guidance_speaks_the_words_of_its_phase_or_cue(string exercise, string id, string words)
    {
        CoachingCue told = new(default, id, CueKind.Guidance, CueLevel.NoJudgement, null, null, null, null);
        Assert.Equal(words, CueWords.For(told, ExerciseCatalog.BuiltIn.Find(exercise)!)!.De);
    }

    [Fact]
    public void Whatever_can_be_said_has_words_in_both_languages()
    {
        foreach (ExerciseProtocol exercise in ExerciseCatalog.BuiltIn.All)
        {
            Assert.All(exercise.Cues, c => Assert.NotNull(c.Spoken));
            Assert.All(exercise.Measured, c => Assert.NotNull(c.Praise));
        }
    }

    [Fact]
    public void The_light_says_which_way_too()
    {
        ExerciseProtocol walking = ExerciseCatalog.BuiltIn.Find("reverse-walking")!;
        CoachStatus coach = new()
        {
            Time = default,
            Light = CueLevel.Amber,
            LightCue = "step-length",
            Cues = [new CueStanding("step-length", CueLevel.Amber, 0.1, 0.2, 0.4, 5, 2, 1, 5)],
        };
        Assert.Equal("Longer steps.", CueText.Of(coach, walking));
        Assert.Equal("Heel first.", CueText.Of(coach with { LightCue = "heel-first" }, walking));
        Assert.Equal("", CueText.Of(coach with { LightCue = null }, walking));
    }

    [Fact]
    public void Every_mistake_is_answered_by_a_cue()
    {
        foreach (ExerciseProtocol exercise in ExerciseCatalog.BuiltIn.All)
        {
            Assert.All(ExerciseWords.Mistakes(exercise), m => Assert.NotEmpty(m.Cues));
        }
    }
}

using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Tables;

namespace GaitSense.Storage.Tests.Tables;

public sealed class WordsTests
{
    // Written out: a store of today must be readable when a type is renamed or renumbered.
    [Fact]
    public void The_words_in_the_store_are_fixed()
    {
        Check<Side>("left right");
        Check<BodySite>("unassigned left_foot right_foot pelvis left_wrist right_wrist thorax");
        Check<ClockKind>("session free_running sample_count");
        Check<AxesKnowledge>("forward_within45_deg unknown exact");
        Check<WalkingDirection>("in_place backward forward lateral");
        Check<ContactPattern>("unknown heel flat toe");
        Check<GaitEventKind>("initial_contact final_contact pause turn gap");
        Check<SessionState>("recording finished interrupted");
        Check<StepFlags>("none turn gap pause low_quality clipped first sliding uncalibrated direction_assumed outlier");
    }

    private static void Check<T>(string words)
        where T : struct, Enum
    {
        foreach (string word in words.Split(' '))
        {
            T? value = Words<T>.Find(word);
            Assert.True(value is not null, $"{typeof(T).Name} has lost the word {word}");
            Assert.Equal(word, Words<T>.Of(value.Value));
        }

        Assert.Null(Words<T>.Find("no_such_word"));
    }
}

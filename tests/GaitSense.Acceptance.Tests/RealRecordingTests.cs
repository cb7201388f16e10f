using GaitSense.Core.Steps;
using GaitSense.Revalidation;

namespace GaitSense.Acceptance.Tests;

/// <summary>The shipped engine on recordings of people, against independent references. The bounds lie above the table
/// beside the engine by a margin; they are there to notice a change, not to prove a figure.</summary>
public class RealRecordingTests
{
    private static readonly Lazy<Task<IReadOnlyList<Case>>> Cases = new(() => Recordings.RunAsync(Checkout.Recordings));

    [Fact]
    public async Task Every_recording_yields_steps()
    {
        foreach (Case c in await AllAsync())
        {
            Assert.True(c.Result.Steps.Count > 10, c.Name);
        }
    }

    [Fact]
    public async Task Landings_are_found_as_the_references_have_them()
    {
        Comparison all = new();
        foreach (Case c in (await AllAsync()).Where(c => c.Truth.Count > 0))
        {
            all.Add(c.Compare());
        }

        Assert.True(all.Truth > 700);
        Assert.True(all.Missed <= 2 && all.Extra <= 7, $"{all.Missed} missed, {all.Extra} more");
        Assert.Equal(all.Direction.All, all.Direction.Right);
        Assert.Equal(all.Pattern.All, all.Pattern.Right);
        Assert.InRange(all.Stride.Mae, 0, 0.032);
        Assert.InRange(Math.Abs(all.Stride.Bias), 0, 0.012);
    }

    [Fact]
    public async Task Contacts_and_strike_angles_agree_with_optical_markers()
    {
        Comparison c = (await AllAsync()).Single(c => c.Name == "gaitmap").Compare();

        Assert.InRange(c.ContactLeft.Mae, 0, 0.020);
        Assert.InRange(c.ContactRight.Mae, 0, 0.020);
        Assert.InRange(c.Strike.Mae, 0, 3);
    }

    [Theory]
    [InlineData("gaitmapreversed", WalkingDirection.Backward, ContactPattern.Toe)]
    [InlineData("qmtreversed", WalkingDirection.Backward, ContactPattern.Toe)]
    [InlineData("gaitmap", WalkingDirection.Forward, ContactPattern.Heel)]
    [InlineData("tripodslow", WalkingDirection.Forward, ContactPattern.Heel)]
    [InlineData("tripodmid", WalkingDirection.Forward, ContactPattern.Heel)]
    public async Task Direction_and_contact_pattern_are_what_was_walked(string name, WalkingDirection direction, ContactPattern pattern)
    {
        Case c = (await AllAsync()).Single(c => c.Name == name);
        int steps = c.Result.Steps.Count;

        Assert.True(c.Result.Steps.Count(s => s.Direction == direction) >= 0.95 * steps);
        Assert.True(c.Result.Steps.Count(s => s.ContactPattern == pattern) >= 0.9 * steps);
    }

    /// <summary>Each arm swings against the leg of its side; reversed in time it still does.</summary>
    [Theory]
    [InlineData("qmt")]
    [InlineData("qmtreversed")]
    public async Task Arms_that_alternate_are_seen_to(string name)
    {
        Case c = (await AllAsync()).Single(c => c.Name == name);
        Step[] strides = [.. c.Result.Steps.Where(s =>
            s.ArmLegRatio is not null && c.Windows.Any(w => s.InitialContact.Seconds >= w.From && s.InitialContact.Seconds <= w.To))];

        Assert.True(strides.Length >= 30, $"{strides.Length} strides");
        Assert.True(strides.Count(s => Math.Abs(s.ArmLegPhaseRad ?? 0) > Math.PI / 2) >= 0.98 * strides.Length);
        Assert.All(strides, s => Assert.Equal(1, s.ArmLegRatio));
    }

    [Fact]
    public async Task Breathing_is_not_read_from_a_pelvis_that_walks()
    {
        foreach (Case c in (await AllAsync()).Where(c => c.Result.Summary.Breathing is not null))
        {
            Assert.Null(c.Result.Summary.BreathingRatePerMin);
        }
    }

    private static Task<IReadOnlyList<Case>> AllAsync() => Cases.Value;
}

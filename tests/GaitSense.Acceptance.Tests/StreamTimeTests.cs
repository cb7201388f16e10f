using GaitSense.Core.Sensors;
using GaitSense.Core.Recordings;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Gait.Engine;
using GaitSense.Revalidation;

namespace GaitSense.Acceptance.Tests;

/// <summary>How soon after a landing each word on it comes, in the time of the samples.</summary>
public class StreamTimeTests
{
    private const double Seconds = 25;
    private const double NearS = 0.12;

    [Theory]
    [InlineData("heel-first", 100)]
    [InlineData("toe-first", 100)]
    [InlineData("flat", 100)]
    [InlineData("shuffle", 100)]
    [InlineData("brisk", 100)]
    [InlineData("mixed", 60)]
    [InlineData("mixed", 200)]
    [InlineData("forward", 100)]
    public void Contact_pattern_and_step_come_in_time(string name, double rateHz)
    {
        SimulationScenario scenario = ScenarioCatalog.All.First(s => s.Name == name);
        (ImuRecording recording, SimulationTruth truth) = SimulatedRecording.Create(scenario, 11, Seconds, rateHz);

        DirectRun run = DirectRun.Of(recording);

        double sampleS = 1 / rateHz;
        int all = 0;
        int told = 0;
        int pattern = 0;
        foreach (Step landing in truth.Steps.Where(s => s.InitialContact.Seconds < Seconds - 1))
        {
            double contactS = landing.InitialContact.Seconds;
            all++;
            told += run.Contacts.Any(c => c.Contact.Revision == 1 && IsNear(c.Contact, landing) && c.NowS <= contactS + 0.05 + sampleS) ? 1 : 0;
            pattern += run.Contacts.Any(c => c.Contact.Revision == 2 && IsNear(c.Contact, landing)
                && c.Contact.Pattern == landing.ContactPattern && c.NowS <= contactS + 0.12 + sampleS) ? 1 : 0;
            (double NowS, Step Step) step = run.Steps.First(s => s.Step.Side == landing.Side && Math.Abs(s.Step.InitialContact.Seconds - contactS) <= NearS);
            Assert.InRange(step.NowS - contactS - RollS(scenario, landing), 0, 0.35 + sampleS);
        }

        Assert.True(all >= 15);
        Assert.True(told >= 0.97 * all, $"{told} of {all} landings were told within 50 ms");
        Assert.True(pattern >= 0.95 * all, $"{pattern} of {all} patterns were right within 120 ms");
    }

    [Fact]
    public void Nothing_is_told_of_a_walker_who_stands()
    {
        SimulationScenario standing = ScenarioCatalog.All.First(s => s.Name == "standing");

        DirectRun run = DirectRun.Of(SimulatedRecording.Create(standing, 3, 60, 100).Recording);

        Assert.Empty(run.Contacts);
        Assert.Empty(run.Steps);
    }

    [Theory]
    [InlineData("heel-first")]
    [InlineData("shuffle")]
    [InlineData("forward")]
    public void Exchanged_feet_are_noticed_by_the_pelvis(string name)
    {
        SimulationScenario scenario = ScenarioCatalog.All.First(s => s.Name == name);
        ImuRecording recording = SimulatedRecording.Create(scenario, 5, Seconds, 100).Recording;

        Assert.Equal(SideVerdict.AsLabelled, DirectRun.Of(recording).Sides);
        Assert.Equal(SideVerdict.Swapped, DirectRun.Of(DirectRun.Exchanged(recording)).Sides);
    }

    [Fact]
    public void Without_a_pelvis_nobody_guesses_left_and_right()
    {
        SimulationScenario scenario = ScenarioCatalog.All.First(s => s.Name == "feet-only");

        Assert.Equal(SideVerdict.Undecided, DirectRun.Of(SimulatedRecording.Create(scenario, 5, Seconds, 100).Recording).Sides);
    }

    private static bool IsNear(in ProvisionalContact contact, Step landing) =>
        contact.Side == landing.Side && Math.Abs(contact.Time.Seconds - landing.InitialContact.Seconds) <= NearS;

    // A foot that lands level is flat at contact; heel and toes roll down first.
    private static double RollS(SimulationScenario scenario, Step landing) =>
        landing.ContactPattern == ContactPattern.Flat ? 0 : scenario.Walk.LandingRollS;
}

using GaitSense.App.Live.Taps;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Signal.Clocks;

namespace GaitSense.App.Tests.Live.Taps;

public sealed class TapWatchTests
{
    [Theory]
    [InlineData("mixed")]
    [InlineData("taps")]
    [InlineData("hip-lift")]
    public async Task A_computed_walker_that_knocks_is_judged_within_the_limit_and_that_is_used(string scenario)
    {
        TapWatch watch = new();
        List<IReadOnlyList<double?>> used = [];
        await using SimulatedWalker walker = Walker(scenario);
        watch.Begin(walker.Sensors, used.Add, () => walker.Knock(TapWatch.Wanted));
        await walker.RunAsync(new Into(watch, 12, watch.Knock), TestContext.Current.CancellationToken);

        TapState state = watch.Read();
        Assert.True(state.IsOver, state.Verdict?.WhyNot);
        Assert.True(state.Verdict!.IsWithinLimit, string.Join(" ", state.Verdict.OffsetsS));
        Assert.InRange(state.ListenedS, TapWatch.LeastS, TapWatch.LeastS + 2);
        watch.Use();
        Assert.Equal(state.Verdict.OffsetsS, Assert.Single(used));
    }

    [Fact]
    public async Task Without_a_knock_there_is_no_judgement_and_nothing_is_set()
    {
        TapWatch watch = new();
        await using SimulatedWalker walker = Walker("standing");
        watch.Begin(walker.Sensors, _ => Assert.Fail("nothing was found"), knock: null);
        Assert.False(watch.CanKnock);
        await walker.RunAsync(new Into(watch, 12, watch.Listen), TestContext.Current.CancellationToken);

        Assert.Equal(TapDoubt.NotFelt, watch.Read().Verdict!.Doubt);
        watch.Use();
        watch.End();
        Assert.Equal(TapState.None, watch.Read());
    }

    [Fact]
    public async Task What_follows_a_verdict_changes_it_no_more_until_it_is_asked_again()
    {
        TapWatch watch = new();
        await using SimulatedWalker walker = Walker("mixed");
        watch.Begin(walker.Sensors, _ => { }, () => walker.Knock(TapWatch.Wanted));
        TapState? first = null;
        await walker.RunAsync(
            new Into(watch, 6, watch.Knock) { At = (12, () => first = watch.Read()) }, TestContext.Current.CancellationToken);

        Assert.True(first!.IsOver);
        Assert.Same(first.Verdict, watch.Read().Verdict);
        watch.Listen();
        Assert.Null(watch.Read().Verdict);
    }

    private static SimulatedWalker Walker(string scenario) => new(ScenarioCatalog.Find(scenario)!, seed: 7, TimeProvider.System)
    {
        Pace = Pace.AsFastAsPossible,
        Duration = TimeSpan.FromSeconds(20),
    };

    // Begins to listen once clocks have settled.
    private sealed class Into(TapWatch watch, double fromS, Action begin) : IPacketReceiver
    {
        private bool _hasBegun;
        private bool _hasActed;

        public (double S, Action Act) At { get; init; } = (double.PositiveInfinity, () => { });

        public void OnPacket(in RawPacket packet)
        {
            watch.Take(packet);
            if (!_hasBegun && packet.Arrival.Seconds >= fromS)
            {
                _hasBegun = true;
                begin();
            }

            if (!_hasActed && packet.Arrival.Seconds >= At.S)
            {
                _hasActed = true;
                At.Act();
            }
        }

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}

using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;

namespace GaitSense.Devices.Tests.Simulation.Sensing;

public sealed class SimulatedLinkTests
{
    [Fact]
    public void Packets_arrive_at_connection_events_after_the_least_latency_and_in_order()
    {
        RadioLink link = new() { StallShare = 0.05 };
        SimulatedLink simulated = new(link, new SeededRandom(4, 0));
        double[] ready = [.. Enumerable.Range(0, 2000).Select(i => i * 0.05)];
        double[] arrivals = [.. ready.Select(simulated.ArrivalS)];
        Assert.Equal(arrivals.Order(), arrivals);
        Assert.All(arrivals.Zip(ready), p => Assert.True(p.First >= p.Second + link.LeastLatencyS));
        Assert.All(arrivals, a =>
        {
            double events = (a - arrivals[0]) / link.ConnectionIntervalS;
            Assert.Equal(Math.Round(events), events, 1e-6);
        });
        Assert.Contains(arrivals.Zip(ready), p => p.First - p.Second > link.StallS);
    }

    [Fact]
    public void Losses_come_in_bursts_of_the_length_and_share_asked_for()
    {
        RadioLink link = new() { LossBurstShare = 0.02, MeanBurstPackets = 4 };
        SimulatedLink simulated = new(link, new SeededRandom(4, 0));
        bool[] lost = [.. Enumerable.Range(0, 60000).Select(_ => simulated.LosesNext())];
        int bursts = lost.Where((l, i) => l && (i == 0 || !lost[i - 1])).Count();
        Assert.Equal(4, lost.Count(l => l) / (double)bursts, 0.4);
        Assert.Equal(0.02 * 4 / (1 + (0.02 * 4)), lost.Count(l => l) / 60000.0, 0.012);
    }

    [Fact]
    public void A_link_without_losses_loses_nothing()
    {
        SimulatedLink simulated = new(new RadioLink(), new SeededRandom(4, 0));
        Assert.DoesNotContain(true, Enumerable.Range(0, 5000).Select(_ => simulated.LosesNext()));
    }
}

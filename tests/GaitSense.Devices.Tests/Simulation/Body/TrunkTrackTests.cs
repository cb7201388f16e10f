using GaitSense.Devices.Simulation.Body;

namespace GaitSense.Devices.Tests.Simulation.Body;

public sealed class TrunkTrackTests
{
    [Fact]
    public void It_passes_every_planned_state_and_does_not_overshoot()
    {
        TrunkTrack track = new(0, default);
        double[] x = [0.2, 0.5, 0.6, 0.6, 0.1];
        for (int i = 0; i < x.Length; i++)
        {
            track.Add(i + 1, new TrunkState { X = x[i], Activity = 1 }, isStop: i == x.Length - 1);
        }

        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(x[i], track.At(i + 1).X, 1e-12);
        }

        for (double t = 0; t <= 5; t += 0.01)
        {
            Assert.InRange(track.At(t).X, -1e-9, 0.6 + 1e-9);
        }
    }

    [Fact]
    public void It_is_known_up_to_the_last_state_whose_rate_is_settled()
    {
        TrunkTrack track = new(0, default);
        track.Add(1, new TrunkState { X = 1 }, isStop: false);
        Assert.Equal(0, track.KnownUntilS);
        track.Add(2, new TrunkState { X = 2 }, isStop: false);
        Assert.Equal(1, track.KnownUntilS);
        track.Add(3, new TrunkState { X = 2 }, isStop: true);
        Assert.Equal(3, track.KnownUntilS);
    }

    [Fact]
    public void Forgetting_changes_nothing_later()
    {
        TrunkTrack track = new(0, default);
        for (int i = 1; i < 12; i++)
        {
            track.Add(i, new TrunkState { X = i * i }, isStop: false);
        }

        double before = track.At(7.3).X;
        track.Forget(7);
        Assert.Equal(before, track.At(7.3).X);
    }
}

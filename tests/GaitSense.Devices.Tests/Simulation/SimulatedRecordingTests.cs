using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;

namespace GaitSense.Devices.Tests.Simulation;

public sealed class SimulatedRecordingTests
{
    [Fact]
    public void All_tracks_share_rows_from_zero_at_the_rate_asked_for()
    {
        (ImuRecording recording, SimulationTruth truth) = SimulatedRecording.Create(ScenarioCatalog.Demo, 1, 6, 60);
        Assert.Equal(6, recording.Tracks.Count);
        Assert.All(recording.Tracks, t =>
        {
            Assert.Equal(360, t.TimesS.Count);
            Assert.Equal(0, t.TimesS[0]);
            Assert.Equal(1 / 60.0, t.TimesS[1], 1e-12);
            Assert.Equal(60, t.Sensor.NominalRateHz);
            Assert.Equal(ClockKind.Session, t.Sensor.Clock);
        });
        Assert.Equal(6, truth.DurationS);
    }

    [Fact]
    public void The_walk_is_the_same_at_every_rate()
    {
        SimulationTruth slow = SimulatedRecording.Create(ScenarioCatalog.Demo, 1, 12, 50).Truth;
        SimulationTruth fast = SimulatedRecording.Create(ScenarioCatalog.Demo, 1, 12, 200).Truth;
        Assert.Equal(slow.Steps, fast.Steps);
    }

    [Fact]
    public void Standing_still_every_sensor_reads_about_one_g()
    {
        ImuRecording recording = SimulatedRecording.Create(ScenarioCatalog.Find("mounting")!, 2, 4).Recording;
        Assert.All(recording.Tracks, t => Assert.InRange(t.AccelerationMps2.Average(a => a.Length), 9.3, 10.3));
    }

    [Fact]
    public void Rows_of_lost_packets_are_absent()
    {
        ImuRecording recording = SimulatedRecording.Create(ScenarioCatalog.Find("loss")!, 2, 60).Recording;
        Assert.Contains(recording.Tracks, t => t.TimesS.Count < 6000);
        Assert.All(recording.Tracks, t => Assert.True(t.TimesS.Count > 5000 && t.TimesS.Count == t.AccelerationMps2.Count));
        Assert.All(recording.Tracks, t => Assert.Equal(t.TimesS.Order(), t.TimesS));
    }

    [Fact]
    public void An_upside_down_sensor_reads_gravity_downward()
    {
        ImuTrack pelvis = SimulatedRecording.Create(ScenarioCatalog.Find("mounting")!, 2, 2).Recording
            .Tracks.Single(t => t.Sensor.Site == BodySite.Pelvis);
        Vec3 mean = pelvis.AccelerationMps2.Aggregate(Vec3.Zero, (a, b) => a + b) / pelvis.TimesS.Count;
        Assert.True(mean.Z < -8);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(10, 5)]
    [InlineData(double.NaN, 100)]
    public void What_cannot_be_made_is_refused(double seconds, double rateHz) =>
        Assert.Throws<ArgumentException>(() => SimulatedRecording.Create(ScenarioCatalog.Demo, 1, seconds, rateHz));
}

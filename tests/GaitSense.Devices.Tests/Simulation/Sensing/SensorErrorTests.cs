using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;

namespace GaitSense.Devices.Tests.Simulation.Sensing;

public sealed class SensorErrorTests
{
    [Fact]
    public void Noise_of_one_sample_is_the_density_times_the_root_of_half_the_rate()
    {
        SimulatedSensor sensor = SensorFitting.Fit(ScenarioCatalog.Demo, 1)[0];
        Assert.Equal(160e-6 * 9.80665 * Math.Sqrt(50), sensor.Acceleration.NoiseSd, 1e-9);
        Assert.Equal(0.007 * Angle.RadPerDeg * Math.Sqrt(50), sensor.AngularRate.NoiseSd, 1e-9);
    }

    [Fact]
    public void What_is_measured_has_that_noise_and_that_offset()
    {
        TriadErrors errors = new(Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ, new Vec3(0.1, -0.2, 0.3), Vec3.Zero, 1, 0.05, 0);
        TriadNoise noise = new(errors, 0.01, new SeededRandom(1, 1));
        Vec3[] read = [.. Enumerable.Range(0, 20000).Select(i => noise.Apply(i * 0.01, new Vec3(0, 0, 9.8)))];
        Assert.Equal(0.1, read.Average(v => v.X), 0.003);
        Assert.Equal(10.1, read.Average(v => v.Z), 0.003);
        Assert.Equal(0.05, Math.Sqrt(read.Average(v => (v.Y + 0.2) * (v.Y + 0.2))), 0.002);
    }

    [Fact]
    public void Scale_cross_axis_warm_up_and_walk_do_what_they_say()
    {
        TriadErrors errors = new(
            new Vec3(1.01, 0.002, 0), Vec3.UnitY, Vec3.UnitZ, Vec3.Zero, new Vec3(0, 0.4, 0), 60, 0, 0);
        TriadNoise noise = new(errors, 0.01, new SeededRandom(1, 1));
        Vec3 cold = noise.Apply(0, new Vec3(2, 3, 0));
        Vec3 warm = noise.Apply(60, new Vec3(2, 3, 0));
        Assert.Equal(2.026, cold.X, 1e-9);
        Assert.Equal(3, cold.Y, 1e-9);
        Assert.Equal(3 + (0.4 * (1 - Math.Exp(-1))), warm.Y, 1e-9);

        double[] ends = [.. Enumerable.Range(0, 300).Select(seed =>
        {
            TriadNoise walk = new(errors with { WarmUp = Vec3.Zero, WalkSd = 0.1 }, 0.01, new SeededRandom(seed, 9));
            Vec3 last = Vec3.Zero;
            for (int i = 0; i < 400; i++)
            {
                last = walk.Apply(0, Vec3.Zero);
            }

            return last.Z;
        })];
        Assert.Equal(0.2, Math.Sqrt(ends.Average(e => e * e)), 0.03);
    }

    [Fact]
    public void Every_sensor_of_every_scenario_keeps_its_x_axis_within_45_degrees_of_forward()
    {
        Assert.All(ScenarioCatalog.All.SelectMany(s => SensorFitting.Fit(s, 3)), sensor =>
        {
            Vec3 x = sensor.Mounting.Rotate(Vec3.UnitX);
            Assert.True(Math.Abs(Math.Atan2(x.Y, x.X)) < 45 * Angle.RadPerDeg, $"{sensor.Descriptor.Id}: {x}");
            Assert.Equal(AxesKnowledge.ForwardWithin45Deg, sensor.Descriptor.Axes);
        });
    }

    [Fact]
    public void Every_part_names_its_source() => Assert.All(ImuPart.All, p => Assert.NotEmpty(p.Source));
}

using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Simulation.Sensing;

public sealed class ImuSynthesizerTests
{
    public static TheoryData<BodySite> Sites =>
        [BodySite.LeftFoot, BodySite.RightFoot, BodySite.Pelvis, BodySite.Thorax, BodySite.LeftWrist, BodySite.RightWrist];

    [Fact]
    public void At_rest_it_reads_one_g_upward_and_no_rotation()
    {
        (BodyMotion body, SimulatedSensor sensor) = New("ideal", BodySite.LeftFoot);
        new ImuSynthesizer(body, sensor, 0.01).Read(2, out Vec3 force, out Vec3 rate);
        Assert.True((force - new Vec3(0, 0, ImuScale.StandardGravityMps2)).Length < 1e-6);
        Assert.True(rate.Length < 1e-9);
    }

    [Fact]
    public void Mounting_turns_what_is_read_and_nothing_else()
    {
        (BodyMotion body, SimulatedSensor straight) = New("ideal", BodySite.RightFoot);
        SimulatedSensor turned = straight with { Mounting = Quat.Exp(new Vec3(2.8, 0.4, -0.3)) };
        for (double t = 6; t < 8; t += 0.05)
        {
            new ImuSynthesizer(body, straight, 0.01).Read(t, out Vec3 force, out Vec3 rate);
            new ImuSynthesizer(body, turned, 0.01).Read(t, out Vec3 turnedForce, out Vec3 turnedRate);
            Assert.True((turned.Mounting.Rotate(turnedForce) - force).Length < 1e-6);
            Assert.True((turned.Mounting.Rotate(turnedRate) - rate).Length < 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void Integrating_what_is_read_gives_back_the_path(BodySite site)
    {
        (BodyMotion body, SimulatedSensor sensor) = New("mixed", site);
        const double Period = 0.0005;
        const double Start = 4.2;
        ImuSynthesizer imu = new(body, sensor, Period);
        SegmentPose Pose(double t) => new(
            body.Segment(site, t).Point(sensor.PositionM),
            body.Segment(site, t).Orientation * sensor.Mounting);

        Quat q = Pose(Start - (0.5 * Period)).Orientation;
        Vec3 position = Pose(Start - (0.5 * Period)).Position;
        Vec3 velocity = (Pose(Start).Position - Pose(Start - Period).Position) / Period;
        int count = (int)Math.Round(3 / Period);
        for (int i = 0; i < count; i++)
        {
            imu.Read(Start + (i * Period), out Vec3 force, out Vec3 rate);
            Quat middle = q * Quat.Exp(rate * (0.5 * Period));
            Vec3 acceleration = middle.Rotate(force) - new Vec3(0, 0, ImuScale.StandardGravityMps2);
            position += (velocity * Period) + (acceleration * (0.5 * Period * Period));
            velocity += acceleration * Period;
            q = (q * Quat.Exp(rate * Period)).Normalized();
        }

        SegmentPose end = Pose(Start + ((count - 0.5) * Period));
        Assert.True((q.Conjugate * end.Orientation).Log().Length < 1e-6);
        Assert.True((position - end.Position).Length < 0.003, $"{position} instead of {end.Position}");
    }

    [Fact]
    public void The_angular_rate_of_a_foot_is_against_its_pitch()
    {
        (BodyMotion body, SimulatedSensor sensor) = New("ideal", BodySite.LeftFoot);
        ImuSynthesizer imu = new(body, sensor, 0.01);
        for (double t = 6; t < 9; t += 0.01)
        {
            imu.Read(t, out _, out Vec3 rate);
            double pitchRate = (body.Foot(Side.Left, t + 0.005).PitchRad - body.Foot(Side.Left, t - 0.005).PitchRad) / 0.01;
            Assert.Equal(-pitchRate, rate.Y, 0.02);
        }
    }

    [Fact]
    public void Asking_at_random_times_gives_what_asking_in_order_gives()
    {
        (BodyMotion body, SimulatedSensor sensor) = New("ideal", BodySite.LeftFoot);
        ImuSynthesizer inOrder = new(body, sensor, 0.01);
        for (int i = 500; i < 700; i++)
        {
            inOrder.Read(i * 0.01, out Vec3 force, out _);
            if (i % 37 == 0)
            {
                new ImuSynthesizer(body, sensor, 0.01).Read(i * 0.01, out Vec3 alone, out _);
                Assert.True((force - alone).Length < 1e-6);
            }
        }
    }

    private static (BodyMotion Body, SimulatedSensor Sensor) New(string name, BodySite site)
    {
        SimulationScenario scenario = ScenarioCatalog.Find(name)!;
        BodyMotion body = new(scenario, 2, NoObserver.Instance);
        body.Extend(12);
        return (body, SensorFitting.Fit(scenario, 2).Single(s => s.Descriptor.Site == site));
    }
}

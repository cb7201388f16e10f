using System.Collections.Concurrent;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Tests.Simulation.Body;

public sealed class BodyMotionTests
{
    private const double Length = 30;
    private static readonly ConcurrentDictionary<string, BodyMotion> Bodies = new();

    public static TheoryData<string> Names => [.. ScenarioCatalog.All.Select(s => s.Name)];

    public static TheoryData<string> Upright => [.. ScenarioCatalog.All.Where(s => s.Lift is null).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_foot_on_the_floor_does_not_move(string name)
    {
        (BodyMotion body, double heelToBall) = New(name);
        foreach (Side side in Enum.GetValues<Side>())
        {
            for (double t = 0; t < Length; t += 0.01)
            {
                FootPose now = body.Foot(side, t);
                FootPose soon = body.Foot(side, t + 0.01);
                if (Stands(now) && Stands(soon) && Math.Abs(now.Heel.Z - soon.Heel.Z) < 1e-12)
                {
                    Assert.Equal(now.Heel.X, soon.Heel.X, 1e-9);
                    Assert.Equal(now.Heel.Y, soon.Heel.Y, 1e-9);
                }
            }
        }

        bool Stands(in FootPose p) => Math.Abs(p.PitchRad) < 1e-12 && p.LowestM(heelToBall) <= 0;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_foot_is_always_on_the_floor(string name)
    {
        (BodyMotion body, double heelToBall) = New(name);
        for (double t = 0; t < Length; t += 0.01)
        {
            double lower = Math.Min(body.Foot(Side.Left, t).LowestM(heelToBall), body.Foot(Side.Right, t).LowestM(heelToBall));
            Assert.InRange(lower, -0.002, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Upright))]
    public void The_pelvis_stays_over_the_feet(string name)
    {
        (BodyMotion body, _) = New(name);
        for (double t = 0; t < Length; t += 0.05)
        {
            Vec3 pelvis = body.Segment(BodySite.Pelvis, t).Position;
            Vec3 left = body.Segment(BodySite.LeftFoot, t).Position;
            Vec3 right = body.Segment(BodySite.RightFoot, t).Position;
            Vec3 apart = pelvis - (0.5 * (left + right));
            Assert.True(Math.Sqrt((apart.X * apart.X) + (apart.Y * apart.Y)) < 0.3, $"{apart} at {t} s");
            Assert.InRange(pelvis.Z, 0.9, 1.0);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_accelerates_harder_than_a_person_can(string name)
    {
        (BodyMotion body, _) = New(name);
        const double Dt = 0.005;
        foreach (BodySite site in new[] { BodySite.Pelvis, BodySite.Thorax, BodySite.LeftWrist })
        {
            for (double t = 0; t < 20; t += 0.01)
            {
                Vec3 a = body.Segment(site, t + Dt).Position - (2 * body.Segment(site, t).Position) + body.Segment(site, t - Dt).Position;
                Assert.True(a.Length / (Dt * Dt) < 15, $"{a.Length / (Dt * Dt)} m/s2 of {site} at {t} s");
            }
        }
    }

    [Fact]
    public void Planning_piece_by_piece_and_forgetting_changes_nothing()
    {
        SimulationScenario scenario = ScenarioCatalog.Find("pauses")!;
        BodyMotion atOnce = new(scenario, 4, NoObserver.Instance);
        atOnce.Extend(60);
        BodyMotion inPieces = new(scenario, 4, NoObserver.Instance);
        for (double t = 0; t < 60; t += 0.1)
        {
            inPieces.Extend(t + 0.1);
            inPieces.Forget(t - 0.5);
            Assert.Equal(atOnce.Segment(BodySite.LeftFoot, t), inPieces.Segment(BodySite.LeftFoot, t));
            Assert.Equal(atOnce.Segment(BodySite.RightWrist, t), inPieces.Segment(BodySite.RightWrist, t));
        }
    }

    [Fact]
    public void The_trunk_turns_and_drops_as_the_clinic_says()
    {
        BodyMotion body = New("ideal").Body;
        double contact = FirstLeftContact(body);
        Vec3 forward = body.Segment(BodySite.Pelvis, contact).Orientation.Rotate(Vec3.UnitX);
        Assert.True(forward.Y > 0.03, "walking backward, the pelvis has turned to the foot that went back");
        Vec3 leftSide = body.Segment(BodySite.Pelvis, contact - 0.3).Orientation.Rotate(Vec3.UnitY);
        Assert.True(leftSide.Z < -0.02, "the swinging side hangs lower");
        Vec3 arm = body.Segment(BodySite.LeftWrist, contact).Orientation.Rotate(-Vec3.UnitZ);
        Assert.True(arm.X > 0.1, "the arm is in front while its leg is back");
    }

    private static double FirstLeftContact(BodyMotion body)
    {
        double t = 8;
        while (body.Foot(Side.Left, t).Heel.Z < 0.01)
        {
            t += 0.002;
        }

        while (body.Foot(Side.Left, t).Heel.Z > 1e-4)
        {
            t += 0.002;
        }

        return t;
    }

    private static (BodyMotion Body, double HeelToBallM) New(string name)
    {
        BodyMotion body = Bodies.GetOrAdd(name, n =>
        {
            BodyMotion planned = new(ScenarioCatalog.Find(n)!, 11, NoObserver.Instance);
            planned.Extend(Length + 1);
            return planned;
        });
        return (body, body.FootGeometry.HeelToBallM);
    }
}

using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Frames;

public class FrameStageTests
{
    [Fact]
    public void Vectors_are_turned_by_the_declared_mounting_of_their_sensor()
    {
        // The second sensor is worn turned by 90 degrees: its printed x points left.
        SensorDescriptor turned = Roster.Sensor(BodySite.RightFoot) with
        {
            Mounting = new(Quat.FromAxisAngle(Vec3.UnitZ, Math.PI / 2)),
        };
        FrameStage stage = new([Roster.Sensor(), turned]);
        ImuSample<SensorFrame> printed = new(SessionTime.FromSeconds(2), 5, Vec3.UnitX, 2 * Vec3.UnitX, SampleMarks.AccelerationSaturated)
        {
            MagneticFieldUt = 3 * Vec3.UnitX,
        };
        List<SiteSample<NominalFrame>> got = Run.Through<SiteSample<SensorFrame>, SiteSample<NominalFrame>>(
            stage,
            [new(0, BodySite.LeftFoot, printed), new(1, BodySite.RightFoot, printed)]);

        Assert.Equal(Vec3.UnitX, got[0].Sample.AccelerationMps2);
        Assert.Equal(0, (got[1].Sample.AccelerationMps2 - Vec3.UnitY).Length, 1e-12);
        Assert.Equal(0, (got[1].Sample.AngularRateRadPerS - (2 * Vec3.UnitY)).Length, 1e-12);
        Assert.Equal(0, (got[1].Sample.MagneticFieldUt - (3 * Vec3.UnitY)).Length, 1e-12);
        Assert.Equal(printed.Time, got[1].Sample.Time);
        Assert.Equal(5, got[1].Sample.Index);
        Assert.Equal(SampleMarks.AccelerationSaturated, got[1].Sample.Marks);
        Assert.Equal(BodySite.RightFoot, got[1].Site);
    }
}

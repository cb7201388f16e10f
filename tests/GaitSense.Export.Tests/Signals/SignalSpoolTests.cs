using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Export.Signals;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Signals;

public sealed class SignalSpoolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_kept_is_read_back_as_often_as_asked_and_leaves_nothing_behind()
    {
        const int Samples = 1300;
        using (SignalSpool spool = new([Example.Turned, Example.Foot(BodySite.LeftFoot, 0).Sensor], _folder["spool"]))
        {
            for (int i = 0; i < Samples; i++)
            {
                spool.Append(0, new SignalSample(2 + i, new Vec3(i, 2, 3), new Vec3(4, 5, 6)) { PelvicTiltRad = i });
            }

            spool.Append(1, new SignalSample(1.5, Vec3.UnitZ, Vec3.Zero) { MagneticFieldUt = new Vec3(7, 8, 9) });
            spool.Complete();

            Assert.Equal(Samples, spool.Count(0));
            Assert.Equal(Enumerable.Range(0, Samples).Select(i => (2.0 + i, (double)i)), spool.Samples(0).Select(s => (s.TimeS, s.PelvicTiltRad)));
            Assert.Equal(Samples, spool.Samples(0).Count(s => s.AngularRateRadPerS == new Vec3(4, 5, 6)));
            Assert.Equal(new Vec3(7, 8, 9), Assert.Single(spool.Samples(1)).MagneticFieldUt);
            Assert.Equal([false, true], new[] { spool.HasField(0), spool.HasField(1) });
            Assert.Equal(1.5, spool.FirstS());
            Assert.Equal((2, 1 + Samples), spool.Span(0));
            Assert.False(spool.ShareTimes(0, 1));
        }

        Assert.False(Directory.Exists(_folder["spool"]));
    }
}

using System.Buffers;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.States;

namespace GaitSense.Gait.Tests.Feet;

public class FootPathTellerTests
{
    private const double StepS = 0.7;

    [Theory]
    [InlineData(-0.4, 0)]
    [InlineData(0.4, 0)]
    [InlineData(-0.4, 30)]
    [InlineData(0.4, -20)]
    public void Steps_follow_on_each_other_along_the_line_of_travel(double stepM, double yawDeg)
    {
        FootWalk walk = new(Quat.FromAxisAngle(Vec3.UnitZ, yawDeg * Angle.RadPerDeg), tellsPath: true);

        walk.Stand(2).Step(stepM).Step(stepM).Step(stepM).Feed();

        Assert.Equal(3, walk.Paths.Count);
        for (int k = 0; k < 3; k++)
        {
            (int piece, double[] times, Vec3[] positions, Vec3[] velocities) = walk.Paths[k];
            Assert.Equal(1, piece);
            double begin = 2 + (k * (StepS + 0.6));
            for (int i = 0; i < times.Length; i++)
            {
                // The first sample is at 0.01 s.
                double t = times[i] - 0.01 - begin;
                Vec3 expected = new(stepM * (k + Segments.Smooth(t, StepS)), 0, 0.06 * Segments.Hump(t, StepS));
                Assert.True((positions[i] - expected).Length < 0.01, $"step {k} at {t:F2} s: {positions[i]}, not {expected}");
            }

            Assert.True(velocities[0].Length < 0.02);
            Assert.True(velocities[^1].Length < 0.02);
            Assert.Equal(Math.Sign(stepM), Math.Sign(velocities[times.Length / 2].X));
            Assert.Equal(0, positions[^1].Z, 1e-9);
            Assert.True(k == 0 ? positions[0] == Vec3.Zero : positions[0] == walk.Paths[k - 1].PositionsM[^1]);
        }
    }

    [Fact]
    public void A_sideways_step_goes_to_the_left_of_where_the_toes_point()
    {
        FootWalk walk = new(tellsPath: true);

        walk.Stand(2).Step(0, 0.3).Step(0.3).Feed();

        Assert.Equal(0.3, walk.Paths[0].PositionsM[^1].Y, 0.01);
        Assert.Equal(0.3, walk.Paths[1].PositionsM[^1].X, 0.01);
    }

    [Fact]
    public void After_missing_samples_a_new_piece_begins_at_a_new_origin()
    {
        FootWalk walk = new(tellsPath: true);
        walk.Stand(2).Step(-0.4).Step(-0.4).Stand(1).Step(-0.4).Step(-0.4);
        var samples = walk.Samples.ToList();
        walk.Feed(0);
        double gap = 2 + StepS + 0.6 + 0.2;

        foreach ((double t, Vec3 f, Vec3 w) in samples.Where(s => s.TimeS < gap || s.TimeS > gap + 0.3))
        {
            walk.Tracker.Accept(t, f, w, SampleMarks.None);
        }

        Assert.Equal([1, 2, 2], walk.Paths.Select(p => p.Piece));
        Assert.Equal(Vec3.Zero, walk.Paths[1].PositionsM[0]);
        Assert.Equal(-0.8, walk.Paths[2].PositionsM[^1].X, 0.02);
    }

    [Fact]
    public void Toes_that_rise_and_fall_begin_no_path()
    {
        FootWalk walk = new(tellsPath: true);
        walk.Stand(2).RaiseToes(0.4).Step(-0.4).Feed();
        Assert.Equal(-0.4, Assert.Single(walk.Paths).PositionsM[^1].X, 0.01);
    }

    [Fact]
    public void What_is_measured_of_the_steps_does_not_depend_on_the_path()
    {
        FootWalk with = new(tellsPath: true);
        FootWalk without = new();
        with.Stand(2).Step(-0.4).Step(0.3, 0.1).Step(-0.2).Feed();
        without.Stand(2).Step(-0.4).Step(0.3, 0.1).Step(-0.2).Feed();

        Assert.Equal(without.Strides, with.Strides);
        Assert.Empty(without.Paths);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(345)]
    [InlineData(500)]
    public void Saved_restored_and_continued_equals_never_stopped(int cut)
    {
        FootWalk whole = Walk().Feed();
        FootWalk first = Walk().Feed(cut);
        ArrayBufferWriter<byte> state = new();
        first.Tracker.Visit(new StateWriter(state));
        FootWalk second = new(tellsPath: true);
        StateReader reader = new(state.WrittenMemory);
        second.Tracker.Visit(reader);

        Assert.Equal(0, reader.Left);
        foreach ((double t, Vec3 f, Vec3 w) in Walk().Samples.Skip(cut))
        {
            second.Tracker.Accept(t, f, w, SampleMarks.None);
        }

        Assert.Equal(whole.Paths.SelectMany(p => p.PositionsM), first.Paths.Concat(second.Paths).SelectMany(p => p.PositionsM));

        static FootWalk Walk() => new FootWalk(tellsPath: true).Stand(2).Step(-0.4).Step(-0.4).Step(-0.4);
    }
}

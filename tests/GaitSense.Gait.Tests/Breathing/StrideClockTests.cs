using GaitSense.Core.Sensors;
using GaitSense.Gait.Breathing;

namespace GaitSense.Gait.Tests.Breathing;

public class StrideClockTests
{
    private readonly StrideClock _clock = new();

    [Fact]
    public void The_phase_runs_once_around_in_each_stride_of_one_foot()
    {
        Walk(10, 1.2);

        Assert.Equal(Math.PI, _clock.PhaseRad(6.0), 1e-6);
        Assert.Equal(0.5 * Math.PI, _clock.PhaseRad(11.4 + 0.3), 1e-6);
    }

    [Fact]
    public void Steady_steps_have_a_frequency()
    {
        Walk(20, 1.25);

        Assert.True(_clock.IsSteady(3, 20, out double perSecond));
        Assert.Equal(0.8, perSecond, 1e-9);
        Assert.False(_clock.IsQuiet(3, 20));
        Assert.True(_clock.IsQuiet(26, 40));
        Assert.False(_clock.IsSteady(3, 40, out _));
    }

    [Fact]
    public void One_turn_unsettles_the_window()
    {
        Walk(20, 1.25);
        _clock.Add(26, Side.Left, false);

        Assert.False(_clock.IsSteady(10, 27, out _));
    }

    [Fact]
    public void Before_any_landing_there_is_no_phase()
    {
        Assert.True(double.IsNaN(_clock.PhaseRad(1)));
        Walk(10, 1.2);
        Assert.True(double.IsNaN(_clock.PhaseRad(-1)));
    }

    // The left foot in the middle of whole strides, and first; the right at whole strides.
    private void Walk(int strides, double strideS)
    {
        for (int i = 0; i <= strides; i++)
        {
            _clock.Add((i - 0.5) * strideS, Side.Left, true);
            _clock.Add(i * strideS, Side.Right, true);
        }
    }
}

using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

public class StanceDetectorTests
{
    private readonly FootHistory _history = new(4096);
    private readonly List<(StanceChange Change, double AnchorS)> _changes = [];
    private readonly StanceDetector _detector;

    public StanceDetectorTests() => _detector = new StanceDetector(FootOptions.Default, _history);

    [Fact]
    public void A_swing_between_two_stances_is_a_lift_and_a_landing()
    {
        Feed(1.0, 0.2);
        Feed(0.5, 300);
        Feed(0.6, 0.2);

        Assert.Equal(
            [StanceChange.Touched, StanceChange.Landed, StanceChange.Lifted, StanceChange.Touched, StanceChange.Landed],
            _changes.Select(c => c.Change));
        Assert.InRange(_changes[2].AnchorS, 0.74, 1.0);
        Assert.InRange(_changes[4].AnchorS, 1.5, 1.76);
    }

    [Fact]
    public void Unrest_shorter_than_a_swing_does_not_end_a_stance()
    {
        Feed(0.6, 0.2);
        Feed(0.1, 50);
        Feed(0.6, 0.2);

        Assert.DoesNotContain(_changes, c => c.Change == StanceChange.Lifted);
    }

    [Fact]
    public void A_calm_moment_too_short_for_a_stance_is_none()
    {
        Feed(0.6, 0.2);
        Feed(0.3, 300);
        Feed(0.05, 40);
        Feed(0.3, 300);

        Assert.Equal(StanceChange.Lifted, _changes[^1].Change);
    }

    [Fact]
    public void A_deep_dip_between_two_swings_is_a_stance_even_when_it_never_gets_quiet()
    {
        Feed(0.6, 0.2);
        Feed(0.4, 4000);
        Feed(0.1, 20);
        Feed(0.4, 4000);

        Assert.Equal(StanceChange.Passed, _changes[^1].Change);
        Assert.InRange(_changes[^1].AnchorS, 0.99, 1.1);
    }

    [Fact]
    public void A_long_stance_keeps_its_two_ends_apart()
    {
        Feed(5, 0.2);
        Feed(0.4, 300);

        double landed = _changes.First(c => c.Change == StanceChange.Landed).AnchorS;
        double lifted = _changes.First(c => c.Change == StanceChange.Lifted).AnchorS;
        Assert.True(lifted - landed > 4, $"{landed} to {lifted}");
    }

    [Fact]
    public void A_rejected_landing_is_looked_for_again()
    {
        Feed(0.4, 300);
        Feed(0.4, 0.2);
        _detector.Reject();
        Feed(0.4, 0.2);

        Assert.Equal(2, _changes.Count(c => c.Change == StanceChange.Landed));
    }

    private void Feed(double seconds, double statistic)
    {
        for (int i = 0; i < (int)Math.Round(seconds * 100); i++)
        {
            _history.Add(_history.Count / 100.0, Vec3.UnitZ, Vec3.Zero, Quat.Identity, SampleMarks.None);
            _history.Statistic(_history.Count - 1) = statistic;
            StanceChange change = _detector.Advance(_history.Count - 1);
            if (change != StanceChange.None)
            {
                _changes.Add((change, _detector.Anchor < 0 ? double.NaN : _history.Time(_detector.Anchor)));
            }
        }
    }
}

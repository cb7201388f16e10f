using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Coordination;

namespace GaitSense.Gait.Tests.Coordination;

public class PhaseCoordinationTests
{
    /// <summary>Phases alternate between 0.48 and 0.54 of the stride: 172.8 and 194.4 deg, 12 of each. Mean 183.6, sample SD
    /// 10.8 sqrt(24/23) = 11.0323, CV 6.0089 %; mean distance from 180 is (7.2 + 14.4)/2 = 10.8, 6 %: together 12.0089.</summary>
    [Fact]
    public void The_index_is_spread_and_distance_from_half_a_stride()
    {
        CountedValue index = PhaseCoordination.IndexPercent(Walks.At(25, i => i % 2 == 0 ? 0.48 : 0.54));

        Assert.Equal(24, index.N);
        Assert.Equal(12.0089, index.Value!.Value, 1e-3);
    }

    [Fact]
    public void The_foot_that_swings_longer_begins_the_stride() =>
        Assert.All(
            PhaseCoordination.Phases(Walks.At(10, _ => 0.4, leftSwingS: 0.3)),
            p => Assert.Equal(216, p, 1e-3));

    [Fact]
    public void Twenty_two_strides_are_too_few()
    {
        CountedValue index = PhaseCoordination.IndexPercent(Walks.At(23, _ => 0.5));

        Assert.Equal((22, 23, null), (index.N, index.Gate, index.Value));
    }

    [Fact]
    public void Strides_with_a_turn_or_a_standstill_are_left_out()
    {
        List<Step> steps = Walks.At(25, _ => 0.5);
        steps[10] = steps[10] with { Flags = StepFlags.Turn };
        steps[21] = steps[21] with { DoubleSupport = TimeSpan.FromSeconds(0.7) };

        Assert.Equal(22, PhaseCoordination.Phases(steps).Count);
    }

    [Fact]
    public void A_missing_landing_leaves_its_strides_out()
    {
        List<Step> steps = Walks.At(25, _ => 0.5);
        steps.RemoveAt(11);

        Assert.Equal(23, PhaseCoordination.Phases(steps).Count);
    }
}

using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Summaries;
using GaitSense.Gait.Tests.Coordination;

namespace GaitSense.Gait.Tests.Summaries;

public class SessionMetricsTests
{
    /// <summary>Strides of 0.78 and 0.82 m in turn, 50 steps: mean 0.8, sample SD 0.02 sqrt(50/49) = 0.020203: 2.5254 %. MAD 0.02,
    /// median 0.8: 3.7065 %. Without 1 cm of error: sqrt(0.00040816 - 0.0001) = 0.017555.</summary>
    [Fact]
    public void Spread_is_told_in_percent_and_without_the_error_of_measurement()
    {
        List<Step> steps = [.. Walks.At(25, _ => 0.5).Select((s, i) => s with { StrideLengthM = i % 2 == 0 ? 0.78 : 0.82 })];
        Dictionary<string, CountedValue> all = Of(steps);

        Assert.Equal(2.5254, all["stride_length_cv_percent"].Value!.Value, 1e-3);
        Assert.Equal(3.7065, all["stride_length_robust_cv_percent"].Value!.Value, 1e-3);
        Assert.Equal(0.017555, all["stride_length_sd_without_error_m"].Value!.Value, 1e-5);
        Assert.Equal(0, all["stride_time_cv_percent"].Value!.Value, 1e-9);
    }

    /// <summary>Stance 1 - 0.4 and 1 - 0.35 of a second: 62.5 %. Double support 2 x 0.12 of a second: 24 %. Half of 0.8 m at 120 steps per
    /// minute: 0.4 / 120. Fifty strides of 0.8 m by two feet, 20 m, in 24.9 s.</summary>
    [Fact]
    public void Shares_of_the_stride_and_pace_are_told()
    {
        Dictionary<string, CountedValue> all = Of(Walks.At(25, _ => 0.5));

        Assert.Equal(62.5, all["stance_percent"].Value!.Value, 1e-6);
        Assert.Equal(24, all["double_support_percent"].Value!.Value, 1e-6);
        Assert.Equal(0.4 / 120, all["walk_ratio_m_per_spm"].Value!.Value, 1e-9);
        Assert.Equal(20 / 24.9, all["speed_with_pauses_mps"].Value!.Value, 1e-6);
    }

    [Fact]
    public void Below_its_gate_each_is_null_and_its_count_is_told()
    {
        Dictionary<string, CountedValue> all = Of(Walks.At(4, _ => 0.5));

        Assert.All(all.Values, v => Assert.Null(v.Value));
        Assert.All(all.Values, v => Assert.True(v.N < v.Gate));
        Assert.Equal(8, all["stride_length_cv_percent"].N);
    }

    [Fact]
    public void A_step_to_pattern_has_no_phase_coordination()
    {
        CountedValue index = SessionMetrics.Of(Walks.At(30, _ => 0.5), Walks.At(30, _ => 0.5), true, 120)["phase_coordination_index_percent"];

        Assert.Null(index.Value);
        Assert.Equal(29, index.N);
    }

    private static Dictionary<string, CountedValue> Of(List<Step> steps) => SessionMetrics.Of(steps, steps, false, 120);
}

using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Tests.Coordination;

/// <summary>Walks with chosen times and lengths.</summary>
internal static class Walks
{
    /// <summary>Alternating steps: left landings a second apart, right ones at the given share of a second after them.</summary>
    public static List<Step> At(int strides, Func<int, double> share, double leftSwingS = 0.4, double rightSwingS = 0.35)
    {
        List<Step> steps = [];
        for (int i = 0; i < strides; i++)
        {
            steps.Add(One(Side.Left, i, 1, leftSwingS));
            steps.Add(One(Side.Right, i + share(i), i == 0 ? 1 : 1 + share(i) - share(i - 1), rightSwingS));
        }

        return steps;
    }

    private static Step One(Side side, double contactS, double strideS, double swingS) => Steps.At(10 + contactS, side).WithLift(10 + contactS - swingS) with
    {
        StrideTime = TimeSpan.FromSeconds(strideS),
        StepTime = TimeSpan.FromSeconds(0.5),
        SwingTime = TimeSpan.FromSeconds(swingS),
        DoubleSupport = TimeSpan.FromSeconds(0.12),
        StrideLengthM = 0.8,
    };
}

using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Exercises;

/// <summary>Asymmetry of the last step lengths of one walking direction.</summary>
/// <remarks><b>How</b> 200 (right - left) / (right + left) of the means of the last five valid steps of each side; no value before. It starts
/// anew when the direction changes.</remarks>
internal sealed class RecentSymmetry
{
    /// <summary>Name of the metric.</summary>
    public const string Metric = "step_length_asymmetry_percent";

    private const int Kept = 5;
    private readonly double[][] _lengths = [new double[Kept], new double[Kept]];
    private readonly int[] _count = new int[2];
    private WalkingDirection _direction;

    /// <summary>Takes a step.</summary>
    /// <returns>The asymmetry with it, percent, right longer positive; null with too few steps.</returns>
    public double? Add(Step step)
    {
        if (!step.Valid || step.StepLengthM is not { } length || step.Flags.HasFlag(StepFlags.Turn))
        {
            return null;
        }

        if (step.Direction != _direction)
        {
            _direction = step.Direction;
            Array.Clear(_count);
        }

        int side = (int)step.Side;
        _lengths[side][_count[side]++ % Kept] = length;
        if (_count[0] < Kept || _count[1] < Kept)
        {
            return null;
        }

        double left = Mean(Side.Left);
        double right = Mean(Side.Right);
        return left + right > 0 ? 200 * (right - left) / (right + left) : null;
    }

    private double Mean(Side side)
    {
        double sum = 0;
        foreach (double length in _lengths[(int)side])
        {
            sum += length;
        }

        return sum / Kept;
    }
}

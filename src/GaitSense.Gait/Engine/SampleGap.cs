using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Core.Time;

namespace GaitSense.Gait.Engine;

/// <summary>Notices missing samples of one sensor by the jump of the sample number.</summary>
internal struct SampleGap
{
    private long _lastIndex;
    private SessionTime _lastTime;
    private bool _hasLast;

    /// <summary>Takes a sample.</summary>
    /// <param name="s">The sample.</param>
    /// <param name="gap">Time since the sample before when samples in between are missing, else zero.</param>
    /// <returns>False when the sample is not later than the one before.</returns>
    public bool TryAdvance(in ImuSample<NominalFrame> s, out TimeSpan gap)
    {
        gap = TimeSpan.Zero;
        if (_hasLast && s.Time <= _lastTime)
        {
            return false;
        }

        if (_hasLast && s.Index > _lastIndex + 1)
        {
            gap = s.Time - _lastTime;
        }

        _lastIndex = s.Index;
        _lastTime = s.Time;
        _hasLast = true;
        return true;
    }
}

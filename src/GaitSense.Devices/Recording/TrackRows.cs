using GaitSense.Core.Recordings;

namespace GaitSense.Devices.Recording;

/// <summary>The rows of a track that are samples, numbered as the sensor counted them.</summary>
/// <remarks>Where a step of time exceeds 1.5 nominal periods, the numbers of the rows missing in it are left free. A row
/// without finite values, or not later than the one before it, is no sample. Samples are asked for in rising order, at most
/// <see cref="Kept"/> apart: memory does not grow with the track.</remarks>
internal sealed class TrackRows
{
    /// <summary>How far back samples may be asked for.</summary>
    public const int Kept = 1024;

    private const double MissingBeyondPeriods = 1.5;

    private readonly ImuTrack _track;
    private readonly double _periodS;
    private readonly (int Row, long Number)[] _ring = new (int, long)[Kept];
    private int _found;
    private int _nextRow;
    private long _number = -1;
    private double _last = double.NegativeInfinity;

    /// <summary>Numbers the rows of a track.</summary>
    public TrackRows(ImuTrack track, double periodS)
    {
        _track = track;
        _periodS = periodS;
        while (TryFindNext())
        {
            Count++;
        }

        Skipped = track.TimesS.Count - Count;
        (_found, _nextRow, _number, _last) = (0, 0, -1, double.NegativeInfinity);
    }

    /// <summary>How many samples there are.</summary>
    public int Count { get; }

    /// <summary>Rows that are no samples.</summary>
    public int Skipped { get; }

    /// <summary>Row of the i-th sample.</summary>
    public int Row(int i) => At(i).Row;

    /// <summary>Number of the i-th sample.</summary>
    public long Number(int i) => At(i).Number;

    private (int Row, long Number) At(int i)
    {
        while (_found <= i && TryFindNext())
        {
        }

        return i < _found && i >= _found - Kept
            ? _ring[i % Kept]
            : throw new ArgumentOutOfRangeException(nameof(i), i, $"samples {Math.Max(0, _found - Kept)} to {_found - 1} can be told");
    }

    private bool TryFindNext()
    {
        while (_nextRow < _track.TimesS.Count)
        {
            int row = _nextRow++;
            double t = _track.TimesS[row];
            if (IsSample(row) && t > _last)
            {
                _number += _number < 0 ? 1 : Steps(t - _last, _periodS);
                _last = t;
                _ring[_found++ % Kept] = (row, _number);
                return true;
            }
        }

        return false;
    }

    private static long Steps(double s, double periodS) =>
        s > MissingBeyondPeriods * periodS ? Math.Max(1, (long)Math.Round(s / periodS)) : 1;

    private bool IsSample(int row) =>
        double.IsFinite(_track.TimesS[row])
        && _track.AccelerationMps2[row].IsFinite
        && _track.AngularRateRadPerS[row].IsFinite;
}

using GaitSense.Core.Recordings;

namespace GaitSense.Devices.Recording;

/// <summary>The rows of a track that are samples, numbered as the sensor counted them.</summary>
/// <remarks>Where a step of time exceeds 1.5 nominal periods, the numbers of the rows missing in it are left free. A row
/// without finite values, or not later than the one before it, is no sample.</remarks>
internal sealed class TrackRows
{
    private const double MissingBeyondPeriods = 1.5;

    private readonly List<int> _rows = [];
    private readonly List<long> _numbers = [];

    /// <summary>Numbers the rows of a track.</summary>
    public TrackRows(ImuTrack track, double periodS)
    {
        double last = double.NegativeInfinity;
        long number = -1;
        for (int row = 0; row < track.TimesS.Count; row++)
        {
            double t = track.TimesS[row];
            if (!IsSample(track, row) || !(t > last))
            {
                continue;
            }

            number += number < 0 ? 1 : Steps(t - last, periodS);
            _rows.Add(row);
            _numbers.Add(number);
            last = t;
        }

        Skipped = track.TimesS.Count - _rows.Count;
    }

    /// <summary>How many samples there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Rows that are no samples.</summary>
    public int Skipped { get; }

    /// <summary>Row of the i-th sample.</summary>
    public int Row(int i) => _rows[i];

    /// <summary>Number of the i-th sample.</summary>
    public long Number(int i) => _numbers[i];

    private static long Steps(double s, double periodS) =>
        s > MissingBeyondPeriods * periodS ? Math.Max(1, (long)Math.Round(s / periodS)) : 1;

    private static bool IsSample(ImuTrack track, int row) =>
        double.IsFinite(track.TimesS[row])
        && track.AccelerationMps2[row].IsFinite
        && track.AngularRateRadPerS[row].IsFinite;
}

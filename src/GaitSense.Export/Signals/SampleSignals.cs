using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Steps;

namespace GaitSense.Export.Signals;

/// <summary>The samples of a recording as one long table: sensor after sensor, each at its own times, rotated by the declared
/// mounting (x forward, y left, z up as far as declared; <see cref="NominalFrame"/>).</summary>
public static class SampleSignals
{
    /// <summary>The table: site, time_s, accel_*_mps2, gyro_*_radps.</summary>
    public static SignalTable Of(ImuRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        int rows = recording.Tracks.Sum(t => t.TimesS.Count);
        string[] sites = new string[rows];
        double[][] numbers = [.. Enumerable.Range(0, 7).Select(_ => new double[rows])];
        int row = 0;
        foreach (ImuTrack track in recording.Tracks)
        {
            string site = StepColumns.NameOf(track.Sensor.Site);
            Rotation<SensorFrame, NominalFrame> mounting = track.Sensor.Mounting;
            for (int i = 0; i < track.TimesS.Count; i++, row++)
            {
                sites[row] = site;
                numbers[0][row] = track.TimesS[i];
                Set(numbers, 1, row, mounting.Apply(track.AccelerationMps2[i]));
                Set(numbers, 4, row, mounting.Apply(track.AngularRateRadPerS[i]));
            }
        }

        string[] names =
        [
            "time_s",
            "accel_x_mps2",
            "accel_y_mps2",
            "accel_z_mps2",
            "gyro_x_radps",
            "gyro_y_radps",
            "gyro_z_radps",
        ];
        return new SignalTable([SignalColumn.OfWords("site", sites), .. names.Zip(numbers, SignalColumn.OfNumbers)]);
    }

    private static void Set(double[][] numbers, int column, int row, Vec3 v)
    {
        numbers[column][row] = v.X;
        numbers[column + 1][row] = v.Y;
        numbers[column + 2][row] = v.Z;
    }
}

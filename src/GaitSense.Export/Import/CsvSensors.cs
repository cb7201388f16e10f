using System.Text.RegularExpressions;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.Export.Import;

/// <summary>Makes sensors of the CSV files of a folder: one file for each, or files of one kind each that belong together by
/// their names. Rate and field of a file of its own are interpolated to the times of the force.</summary>
internal sealed partial class CsvSensors(IReadOnlyList<string> files, SiteNames sites, ImportNotes notes)
{
    private const double LongestGapS = 0.1;

    /// <summary>Name of the layout that was found; null when no file has one that is known.</summary>
    public string? Format { get; private set; }

    /// <summary>Reads the sensors.</summary>
    /// <exception cref="InputFaultException">A file cannot be read at all.</exception>
    public IReadOnlyList<SensorRows> Read(CancellationToken cancellationToken)
    {
        List<(string File, CsvRows Rows)> known = [];
        foreach (string file in files)
        {
            if (CsvRows.TryOpen(file, notes) is { } rows)
            {
                known.Add((file, rows));
                Format ??= rows.Layout.Name;
            }
            else
            {
                notes.Ignore($"{Path.GetFileName(file)}: its header is none of {string.Join(", ", CsvLayout.All.Select(l => l.Name))}");
            }
        }

        return [.. known.GroupBy(k => k.Rows.Layout.IsPerKind ? SensorOf(k.File) : k.File).Select(g => Read(g.Key, [.. g], cancellationToken)).OfType<SensorRows>()];
    }

    private SensorRows? Read(string name, (string File, CsvRows Rows)[] parts, CancellationToken cancellationToken)
    {
        string file = parts[0].File;
        CsvLayout layout = parts[0].Rows.Layout;
        BodySite site = sites.Of([.. parts.Select(p => Path.GetFileNameWithoutExtension(p.File))]);
        if (site == BodySite.Unassigned)
        {
            notes.Ignore($"{Path.GetFileName(file)}: neither its name nor {SiteNames.FileName} tells where the sensor was worn");
            return null;
        }

        CsvRows? force = parts.FirstOrDefault(p => p.Rows.Slots.Contains(0)).Rows;
        CsvRows? rate = parts.FirstOrDefault(p => p.Rows.Slots.Contains(3)).Rows;
        if (force is null || rate is null)
        {
            notes.Ignore($"{Path.GetFileName(file)}: there is no {(force is null ? "acceleration" : "angular rate")} of this sensor. {layout.Advice}");
            return null;
        }

        bool hasField = force.Slots.Contains(6);
        SensorRows sensor = new(file, Path.GetFileNameWithoutExtension(name), site, layout.Units.Force, layout.Units.Rate, hasField, layout.Clock);
        if (ReferenceEquals(force, rate))
        {
            ReadTogether(force, sensor, cancellationToken);
        }
        else
        {
            ReadApart(force, rate, sensor, cancellationToken);
        }

        return sensor;
    }

    private static void ReadTogether(CsvRows rows, SensorRows sensor, CancellationToken cancellationToken) => rows.Read(
        (t, values) =>
        {
            if (sensor.IsLater(t))
            {
                sensor.Add(t, values);
            }

            return !sensor.IsFull;
        },
        cancellationToken);

    private void ReadApart(CsvRows force, CsvRows rate, SensorRows sensor, CancellationToken cancellationToken)
    {
        List<double> times = [];
        List<(double X, double Y, double Z)> turns = [];
        rate.Read(
            (t, v) =>
            {
                if (times.Count == 0 || t > times[^1])
                {
                    times.Add(t);
                    turns.Add((v[3], v[4], v[5]));
                }

                return times.Count < SensorRows.MostSamples;
            },
            cancellationToken);
        int at = 0;
        long without = 0;
        force.Read(
            (t, v) =>
            {
                while (at + 1 < times.Count && times[at + 1] <= t)
                {
                    at++;
                }

                bool isBetween = at + 1 < times.Count && times[at] <= t && times[at + 1] - times[at] <= LongestGapS;
                if (isBetween && sensor.IsLater(t))
                {
                    double share = (t - times[at]) / (times[at + 1] - times[at]);
                    (v[3], v[4], v[5]) = (Between(turns[at].X, turns[at + 1].X, share), Between(turns[at].Y, turns[at + 1].Y, share), Between(turns[at].Z, turns[at + 1].Z, share));
                    sensor.Add(t, v);
                }

                without += isBetween ? 0 : 1;
                return !sensor.IsFull;
            },
            cancellationToken);
        if (without > 0)
        {
            notes.Ignore($"{Path.GetFileName(sensor.File)}: {without} rows without an angular rate around them");
        }
    }

    private static double Between(double a, double b, double share) => a + (share * (b - a));

    // What is left of a name without the words for the kind, its rate and its version: the same for files of one sensor.
    private static string SensorOf(string file) => Path.Combine(
        Path.GetDirectoryName(file) ?? "",
        Kinds().Replace(Path.GetFileNameWithoutExtension(file), "").Trim('_', '-', ' '));

    [GeneratedRegex("(?i)(_|-| )?(linear)?(accelerometer|acceleration|acc|gyroscope|gyro|gyr|magnetometer|magn|mag)((_|-| )[0-9.]+ ?hz)?((_|-| )[0-9.]+)?$")]
    private static partial Regex Kinds();
}

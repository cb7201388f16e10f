using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using PureHDF;
using PureHDF.Selections;

namespace GaitSense.Export.Import;

/// <summary>Reads an HDF5 file as APDM Opal sensors are exported: /Sensors/&lt;id&gt; with Time (microseconds since 1970),
/// Accelerometer (m/s^2), Gyroscope (rad/s), maybe Magnetometer (uT), and the label in the attribute "Label 0" of
/// Configuration.</summary>
internal sealed class OpalHdf5(string path, SiteNames sites, ImportNotes notes)
{
    /// <summary>Name of the form.</summary>
    public const string Format = "APDM Opal HDF5";

    private const int RowsPerRead = 1 << 14;
    private static readonly string[] Needed = ["Time", "Accelerometer", "Gyroscope"];

    /// <summary>Reads the sensors.</summary>
    /// <exception cref="InputFaultException">The file is not HDF5, damaged, or has no group of sensors.</exception>
    public IReadOnlyList<SensorRows> Read(CancellationToken cancellationToken)
    {
        try
        {
            using var file = H5File.OpenRead(path);
            if (!file.LinkExists("Sensors"))
            {
                throw Fault("there is no group /Sensors", "Export as HDF5 version 5 from Motion Studio or Mobility Lab.");
            }

            return [.. file.Group("Sensors").Children().OfType<IH5Group>().Select(g => Read(g, cancellationToken)).OfType<SensorRows>()];
        }
        catch (Exception e) when (e is not InputFaultException and not OperationCanceledException and not IOException)
        {
            // What the reader throws on damaged files is of many kinds.
            throw Fault($"the file cannot be read as HDF5 ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')})", "Copy or export the file again.");
        }
    }

    private SensorRows? Read(IH5Group group, CancellationToken cancellationToken)
    {
        string label = Label(group);
        BodySite site = sites.Of(label, group.Name);
        if (site == BodySite.Unassigned)
        {
            notes.Ignore($"sensor {group.Name} ('{label}'): neither its label nor {SiteNames.FileName} tells a body site that is measured");
            return null;
        }

        string[] missing = [.. Needed.Where(n => !group.LinkExists(n))];
        if (missing.Length > 0)
        {
            notes.Ignore($"sensor {group.Name} ('{label}'): it has no {string.Join(" and no ", missing)}");
            return null;
        }

        bool hasField = group.LinkExists("Magnetometer");
        SensorRows sensor = new(path, $"{group.Name} {label}".Trim(), site, "m/s^2", "rad/s", hasField, "epoch");
        ReadRows(group, sensor, hasField, cancellationToken);
        notes.Understand($"sensor {group.Name} ('{label}'): {sensor.Count} samples, Time in us, Accelerometer in m/s^2, Gyroscope in rad/s{(hasField ? ", Magnetometer in uT" : "")}");
        return sensor;
    }

    private void ReadRows(IH5Group group, SensorRows sensor, bool hasField, CancellationToken cancellationToken)
    {
        IH5Dataset time = group.Dataset("Time");
        IH5Dataset[] parts = [group.Dataset("Accelerometer"), group.Dataset("Gyroscope"), .. hasField ? [group.Dataset("Magnetometer")] : Array.Empty<IH5Dataset>()];
        ulong rows = time.Space.Dimensions[0];
        foreach (IH5Dataset part in parts)
        {
            if (part.Space.Dimensions is not [var count, 3])
            {
                throw Fault($"{part.Name} of sensor {group.Name} is not a table of three columns", "Export the file again.");
            }

            if (count != rows)
            {
                notes.Lose(
                    new InputFault($"{part.Name} has {count} rows, Time has {rows}", $"{path}, sensor {group.Name}", "The file may have been cut off; copy or export it again."),
                    "what both have is used");
                rows = Math.Min(rows, count);
            }
        }

        double[] values = new double[9];
        InputFault? fallen = null;
        long left = 0;
        for (ulong start = 0; start < rows && !sensor.IsFull; start += RowsPerRead)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ulong count = Math.Min(RowsPerRead, rows - start);
            ulong[] times = time.Read<ulong[]>(new HyperslabSelection(start, count));
            double[][] blocks = [.. parts.Select(p => Block(p, start, count))];
            for (int i = 0; i < (int)count && !sensor.IsFull; i++)
            {
                double t = times[i] * 1e-6;
                if (!sensor.IsLater(t))
                {
                    fallen ??= new InputFault("the clock does not go on", $"{path}, sensor {group.Name}, row {start + (ulong)i}", "Split the recording where its clock restarts.");
                    left++;
                    continue;
                }

                Array.Fill(values, double.NaN);
                for (int p = 0; p < blocks.Length; p++)
                {
                    blocks[p].AsSpan(3 * i, 3).CopyTo(values.AsSpan(3 * p));
                }

                sensor.Add(t, values);
            }
        }

        if (fallen is { } fault)
        {
            notes.Lose(fault, $"{left} rows are left out; the others are used");
        }
    }

    private static double[] Block(IH5Dataset part, ulong start, ulong count)
    {
        HyperslabSelection rows = new(2, [start, 0], [count, 3]);
        return part.Type.Size == sizeof(float)
            ? [.. part.Read<float[]>(rows).Select(v => (double)v)]
            : part.Read<double[]>(rows);
    }

    private static string Label(IH5Group group)
    {
        if (!group.LinkExists("Configuration") || !group.Group("Configuration").AttributeExists("Label 0"))
        {
            return "";
        }

        return group.Group("Configuration").Attribute("Label 0").Read<string>().Trim('\0', ' ');
    }

    private InputFaultException Fault(string what, string advice) => new(new InputFault(what, path, advice));
}

using System.Globalization;
using System.Text;

namespace GaitSense.Export.Tests.Kit;

/// <summary>Composes the files of one tracking system: a sensor that rests and then shakes while it turns.</summary>
public sealed record MotionFiles
{
    public string Stem { get; init; } = "sub-01_task-walk_tracksys-imu";

    public string Folder { get; init; } = "sub-01/motion";

    public IReadOnlyList<string> Points { get; init; } = ["LeftFoot", "RightFoot"];

    public string AccelerationUnit { get; init; } = "m/s^2";

    public string AngularRateUnit { get; init; } = "rad/s";

    public double AccelerationScale { get; init; } = 1;

    public double AngularRateScale { get; init; } = 1;

    public bool HasLatency { get; init; } = true;

    public bool HasMagnetometer { get; init; }

    public double FirstLatencyS { get; init; }

    public double RateHz { get; init; } = 100;

    public int Rows { get; init; } = 200;

    public string? ReferenceFrame { get; init; } = "sensor";

    public string ChannelsJson { get; init; } = """{ "reference_frame": { "Levels": { "sensor": { "SpatialAxes": "ALS" } } } }""";

    public string? MotionJson { get; init; } = """{ "SamplingFrequency": 100, "TaskName": "walk" }""";

    public string MotionName => $"{Folder}/{Stem}_motion.tsv";

    /// <summary>Acceleration of a row, m/s2: 1 g and, in the second half, a shake.</summary>
    public static double[] Acceleration(int row, int rows) => [0, 0.25, 9.8 + (row < rows / 2 ? 0 : 5 * Math.Sin(row))];

    /// <summary>Angular rate of a row, rad/s.</summary>
    public static double[] AngularRate(int row, int rows) => [0.01, row < rows / 2 ? 0 : 3 * Math.Cos(row), -0.5];

    public string MotionTable()
    {
        StringBuilder text = new();
        for (int row = 0; row < Rows; row++)
        {
            text.AppendJoin('\t', Cells(row).Select(c => c.ToString("0.######", CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    public string ChannelsTable()
    {
        StringBuilder text = new("name\tcomponent\ttype\ttracked_point\tunits\tplacement" + (ReferenceFrame is null ? "\n" : "\treference_frame\n"));
        string frame = ReferenceFrame is null ? "" : $"\t{ReferenceFrame}";
        if (HasLatency)
        {
            text.Append(CultureInfo.InvariantCulture, $"latency\tn/a\tLATENCY\tn/a\ts\tn/a{(ReferenceFrame is null ? "" : "\tn/a")}\n");
        }

        foreach (string point in Points)
        {
            foreach ((string type, string unit) in Types())
            {
                foreach (char axis in "xyz")
                {
                    text.Append(CultureInfo.InvariantCulture, $"{point}_{type}_{axis}\t{axis}\t{type}\t{point}\t{unit}\tinstep{frame}\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Writes the four files; a null text leaves a file out.</summary>
    public MotionFiles WriteTo(TemporaryFolder folder, string? motion = null, string? channels = null)
    {
        folder.Write(MotionName, motion ?? MotionTable());
        folder.Write($"{Folder}/{Stem}_channels.tsv", channels ?? ChannelsTable());
        folder.Write($"{Folder}/{Stem}_channels.json", ChannelsJson);
        if (MotionJson is not null)
        {
            folder.Write($"{Folder}/{Stem}_motion.json", MotionJson);
        }

        return this;
    }

    private IEnumerable<(string Type, string Unit)> Types()
    {
        yield return ("ACCEL", AccelerationUnit);
        yield return ("GYRO", AngularRateUnit);
        if (HasMagnetometer)
        {
            yield return ("MAGN", "uT");
        }
    }

    private IEnumerable<double> Cells(int row)
    {
        IEnumerable<double> cells = HasLatency ? [FirstLatencyS + (row / RateHz)] : [];
        foreach (string _ in Points)
        {
            cells = cells
                .Concat(Acceleration(row, Rows).Select(a => a * AccelerationScale))
                .Concat(AngularRate(row, Rows).Select(w => w * AngularRateScale))
                .Concat(HasMagnetometer ? [20, -1, 43.5] : []);
        }

        return cells;
    }
}

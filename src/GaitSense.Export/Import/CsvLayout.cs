namespace GaitSense.Export.Import;

/// <summary>What one column of a maker's CSV holds.</summary>
/// <param name="Slot">0 to 2 force, 3 to 5 rate, 6 to 8 field; -1 time.</param>
/// <param name="Factor">SI units per unit of the file.</param>
internal readonly record struct CsvColumn(int Slot, double Factor);

/// <summary>How a maker's CSV is laid out.</summary>
internal sealed record CsvLayout
{
    private const double StandardGravityMps2 = 9.80665;
    private const double RadPerDeg = Math.PI / 180;

    /// <summary>Movella DOT, exported by the app or the exporter from its recordings. Times are microseconds of a 32-bit counter;
    /// sensors that were synchronised share it.</summary>
    public static CsvLayout MovellaDot { get; } = new()
    {
        Name = "Movella DOT CSV",
        Marks = ["packetcounter", "sampletimefine"],
        Columns = Three("acc_", 0, 1).Concat(Three("gyr_", 3, RadPerDeg)).Append(new("sampletimefine", new(-1, 1e-6))).ToDictionary(),
        Units = ("m/s^2", "deg/s"),
        WrapS = 4294.967296,
        Clock = "DOT",
        Advice = "Export Acc and Gyr with SampleTimeFine (payload custom mode 5, rate quantities, or inertial data); free acceleration lacks gravity and cannot be used.",
    };

    /// <summary>MbientLab MetaBase: one file per kind of sensor, in g and deg/s, times of the host in milliseconds.</summary>
    public static CsvLayout MbientLab { get; } = new()
    {
        Name = "MbientLab MetaBase CSV",
        Marks = ["elapsed (s)"],
        Columns = Axes("(g)", 0, StandardGravityMps2).Concat(Axes("(deg/s)", 3, RadPerDeg)).Concat(Axes("(ut)", 6, 1)).Concat(Axes("(t)", 6, 1e6))
            .Append(new("epoc (ms)", new(-1, 1e-3))).Append(new("epoch (ms)", new(-1, 1e-3))).ToDictionary(),
        Units = ("g", "deg/s"),
        IsPerKind = true,
        Clock = "epoch",
        Advice = "Keep the files of accelerometer and gyroscope of each sensor together, by the names that MetaBase gives them.",
    };

    /// <summary>Movesense: one file per kind of sensor, m/s^2 and deg/s, times of the sensor in milliseconds.</summary>
    public static CsvLayout Movesense { get; } = new()
    {
        Name = "Movesense CSV",
        Marks = ["timestamp", "x", "y", "z"],
        Columns = new Dictionary<string, CsvColumn> { ["timestamp"] = new(-1, 1e-3) },
        Units = ("m/s^2", "deg/s"),
        IsPerKind = true,
        KindIsInName = true,
        WrapS = 4294967.296,
        Clock = "",
        Advice = "Name the kind in the file's name (acc, gyro, magn), and keep the files of one sensor together.",
    };

    /// <summary>All of them; the first whose marks are in the header counts.</summary>
    public static IReadOnlyList<CsvLayout> All { get; } = [MovellaDot, MbientLab, Movesense];

    /// <summary>What a person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Columns that tell it from others, in lower case.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>What its columns hold, by their names in lower case.</summary>
    public required IReadOnlyDictionary<string, CsvColumn> Columns { get; init; }

    /// <summary>Units of force and rate as spelled, for a fault.</summary>
    public required (string Force, string Rate) Units { get; init; }

    /// <summary>True when force and rate stand in files of their own.</summary>
    public bool IsPerKind { get; init; }

    /// <summary>True when only the file's name tells what is in it.</summary>
    public bool KindIsInName { get; init; }

    /// <summary>Seconds after which the time starts from zero again; 0 for never.</summary>
    public double WrapS { get; init; }

    /// <summary>What times count from; empty when each sensor has its own zero.</summary>
    public required string Clock { get; init; }

    /// <summary>What to do when something is missing.</summary>
    public required string Advice { get; init; }

    /// <summary>The columns of a file of this layout.</summary>
    /// <param name="fileName">Name of the file, for makers that tell the kind there.</param>
    public IReadOnlyDictionary<string, CsvColumn> ColumnsOf(string fileName)
    {
        if (!KindIsInName)
        {
            return Columns;
        }

        string name = fileName.ToLowerInvariant();
        (int slot, double factor) = name.Contains("gyr", StringComparison.Ordinal) ? (3, RadPerDeg)
            : name.Contains("mag", StringComparison.Ordinal) ? (6, 1.0)
            : name.Contains("acc", StringComparison.Ordinal) ? (0, 1.0)
            : (-2, 0.0);
        return slot < -1 ? Columns : Columns.Concat(Three("", slot, factor)).ToDictionary();
    }

    private static IEnumerable<KeyValuePair<string, CsvColumn>> Three(string prefix, int slot, double factor) =>
        "xyz".Select((axis, i) => new KeyValuePair<string, CsvColumn>(prefix + axis, new CsvColumn(slot + i, factor)));

    private static IEnumerable<KeyValuePair<string, CsvColumn>> Axes(string unit, int slot, double factor) =>
        "xyz".Select((axis, i) => new KeyValuePair<string, CsvColumn>($"{axis}-axis {unit}", new CsvColumn(slot + i, factor)));
}

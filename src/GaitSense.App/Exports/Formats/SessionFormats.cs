using GaitSense.Export;
using GaitSense.Export.C3d;
using GaitSense.Export.Mat;
using GaitSense.Export.OpenSim;

namespace GaitSense.App.Exports.Formats;

/// <summary>The formats by their names.</summary>
internal static class SessionFormats
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["csv", "bids", "parquet", "mat", "c3d", "sto"];

    /// <summary>What each of them is, for a person.</summary>
    public const string Explanation = """
        csv: steps.csv, events.tsv and summary.json in a folder per session, and sessions.csv that lists them. bids: one Motion-BIDS data set with samples, events, steps, strides and foot trajectories. parquet: steps and events of all sessions, samples with body angles and foot trajectories per session, a data dictionary. mat: a MATLAB structure per session. c3d: foot trajectories as points, sensors as analog channels, foot strikes and foot offs. sto: orientations for OpenSim.
        """;

    /// <summary>A format that writes into a folder.</summary>
    public static async Task<ISessionFormat> CreateAsync(string name, string folder, CancellationToken cancellationToken) => name switch
    {
        "csv" => new CsvFormat(folder),
        "bids" => new BidsFormat(folder),
        "parquet" => await ParquetFormat.CreateAsync(folder, cancellationToken),
        "mat" => new FileFormat(folder, ".mat", (path, session) => MatSession.Write(path, session)),
        "c3d" => new FileFormat(folder, ".c3d", (path, session) => C3dFile.Write(path, session)),
        "sto" => new FileFormat(folder, "_orientations.sto", OrientationSto.Write),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "not a format"),
    };
}

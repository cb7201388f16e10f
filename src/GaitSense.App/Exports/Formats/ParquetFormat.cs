using GaitSense.App.Cli;
using GaitSense.Core.Sessions;
using GaitSense.Export;
using GaitSense.Export.Parquet;
using GaitSense.Gait.Engine;

namespace GaitSense.App.Exports.Formats;

/// <summary>Sessions as Parquet tables.</summary>
internal sealed class ParquetFormat(ParquetSessions tables) : ISessionFormat
{
    /// <inheritdoc/>
    public bool NeedsSamples => true;

    /// <summary>Begins the tables.</summary>
    public static async Task<ParquetFormat> CreateAsync(string folder, CancellationToken cancellationToken) =>
        new(await ParquetSessions.CreateAsync(
            folder,
            new Dictionary<string, string>
            {
                ["gaitsense.program_version"] = ProgramVersion.Text,
                ["gaitsense.engine_version"] = $"{GaitEngine.Version}, or as provenance.json says of a session",
                ["gaitsense.engine_options"] = Provenances.DefaultOptions,
                ["gaitsense.firmware_profile"] = "of each sensor in provenance.json",
            },
            cancellationToken));

    /// <inheritdoc/>
    public Task AddAsync(StoredSession stored, ExportedSession session, CancellationToken cancellationToken) => tables.AddAsync(session, cancellationToken);

    /// <inheritdoc/>
    public Task CompleteAsync(CancellationToken cancellationToken) => tables.CompleteAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => tables.DisposeAsync();
}

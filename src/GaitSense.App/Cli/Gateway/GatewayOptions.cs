namespace GaitSense.App.Cli.Gateway;

/// <summary>What a gateway is started with.</summary>
/// <param name="Server">Address of the service.</param>
/// <param name="TokenFile">File that holds the token; null for none.</param>
/// <param name="CaFile">Certificates that sign the server's; null for those of this machine.</param>
/// <param name="Spool">Folder in which packets wait.</param>
/// <param name="QuotaBytes">Largest size of that folder.</param>
/// <param name="Source">Where packets come from.</param>
/// <param name="Name">Name of this gateway.</param>
public sealed record GatewayOptions(
    Uri Server, string? TokenFile, string? CaFile, string Spool, long QuotaBytes, string Source, string Name);

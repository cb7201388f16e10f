using System.CommandLine;
using GaitSense.App.Sources;

namespace GaitSense.App.Cli.Gateway;

/// <summary><c>gateway</c>: brings the packets of sensors near this machine to a service elsewhere.</summary>
internal static class GatewayVerb
{
    private const int Megabyte = 1024 * 1024;

    private static readonly Option<string> Server = new("--server") { HelpName = "address", Required = true, Description = "Address of the service: wss://host:port (ws:// only to this machine)" };
    private static readonly Option<string?> TokenFile = new("--token-file") { HelpName = "file", Description = "File that holds the service's token (its GaitSense:GatewayToken)" };
    private static readonly Option<string?> CaFile = new("--ca-file") { HelpName = "file", Description = "Certificates (PEM) that sign the service's; default: those of this machine" };
    private static readonly Option<string> Spool = new("--spool") { HelpName = "dir", Required = true, Description = "Folder in which packets wait while the service is away" };
    private static readonly Option<int> QuotaMb = NumberOption.Whole("--quota-mb", "n", 1, 1_000_000, 512, "Largest size of the spool; then the oldest packets go, and are counted. Default: 512");
    private static readonly Option<string> Source = new("--source") { HelpName = "source", DefaultValueFactory = _ => BluetoothOpener.Name, Description = "Where packets come from: bluetooth, simulated[:scenario] or replay:<path>. Default: bluetooth" };
    private static readonly Option<string> Name = new("--name") { HelpName = "name", DefaultValueFactory = _ => Environment.MachineName, Description = "Name of this gateway on the page Sensors. Default: the machine's" };

    static GatewayVerb() => Server.Validators.Add(result =>
    {
        if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out _))
        {
            result.AddError("--server must be an address such as wss://host:5181");
        }
    });

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command gateway = new("gateway", "Brings sensors near this machine to a service elsewhere, over TLS, spooled to disk while the network is away.")
        {
            Server, TokenFile, CaFile, Spool, QuotaMb, Source, Name,
        };
        gateway.SetAction((parsed, cancellationToken) => new GatewayRun(OptionsOf(parsed), terminal, TimeProvider.System).RunAsync(cancellationToken));
        return gateway;
    }

    private static GatewayOptions OptionsOf(ParseResult parsed) => new(
        new Uri(parsed.GetRequiredValue(Server)),
        parsed.GetValue(TokenFile),
        parsed.GetValue(CaFile),
        Path.GetFullPath(parsed.GetRequiredValue(Spool)),
        parsed.GetValue(QuotaMb) * (long)Megabyte,
        parsed.GetRequiredValue(Source),
        parsed.GetRequiredValue(Name));
}

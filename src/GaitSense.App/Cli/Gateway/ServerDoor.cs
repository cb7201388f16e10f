using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using GaitSense.App.Gateway;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Gateway.Links;

namespace GaitSense.App.Cli.Gateway;

/// <summary>Connects to a service as a gateway does.</summary>
public sealed class ServerDoor
{
    private readonly Uri _address;
    private readonly string? _token;
    private readonly RemoteCertificateValidationCallback? _trust;

    private ServerDoor(Uri address, string? token, RemoteCertificateValidationCallback? trust) =>
        (_address, _token, _trust) = (address, token, trust);

    /// <summary>Checks what can be checked before the first connection.</summary>
    /// <exception cref="InputFaultException">Something of it cannot be used.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ServerDoor For(GatewayOptions options)
    {
        UriBuilder address = new(options.Server) { Path = GatewayEndpoint.Path };
        address.Scheme = options.Server.Scheme switch
        {
            "wss" or "https" => "wss",
            "ws" or "http" => "ws",
            _ => throw Fault($"{options.Server.Scheme} is no way to a service", "Use wss://host:port"),
        };
        address.Port = options.Server.IsDefaultPort ? (address.Scheme == "wss" ? 443 : 80) : options.Server.Port;
        string? token = options.TokenFile is null ? null : File.ReadAllText(options.TokenFile).Trim();
        if (address.Scheme == "ws" && !options.Server.IsLoopback)
        {
            throw Fault("what people's bodies do would go over the network for everyone to read", "Use wss:// and give the service a certificate");
        }

        return new ServerDoor(address.Uri, token, options.CaFile is null ? null : ServerTrust.In(options.CaFile));
    }

    /// <summary>Connects.</summary>
    /// <exception cref="IOException">It could not; what to do is in the message.</exception>
    public async Task<IFrameLink> OpenAsync(CancellationToken cancellationToken)
    {
        ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
        if (_trust is not null)
        {
            socket.Options.RemoteCertificateValidationCallback = _trust;
        }

        if (_token is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {_token}");
        }

        try
        {
            await socket.ConnectAsync(_address, cancellationToken);
            return new WebSocketLink(socket);
        }
        catch (WebSocketException e)
        {
            HttpStatusCode status = socket.HttpStatusCode;
            socket.Dispose();
            throw new IOException(Why(status, e), e);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Why(HttpStatusCode status, WebSocketException e) => status switch
    {
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => "the service refuses the token; compare --token-file with its GaitSense:GatewayToken",
        HttpStatusCode.NotFound => "there is no packet channel at that address; is it this version of GaitSense?",
        0 => (e.InnerException ?? e).Message,
        _ => $"the service answered {(int)status}",
    };

    private static InputFaultException Fault(string what, string advice) => new(new InputFault(what, "--server", advice));
}

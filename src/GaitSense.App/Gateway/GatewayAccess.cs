using System.Net;
using System.Security.Cryptography;
using System.Text;
using GaitSense.App.Hosting;

namespace GaitSense.App.Gateway;

/// <summary>Who may bring packets: whoever is on this machine, and from elsewhere whoever shows the token. A proxy on this machine
/// has to say that it is one, as proxies do with X-Forwarded-For: one that hides it cannot be told from a program here.</summary>
/// <param name="token">The token of setting GaitSense:GatewayToken; null when there is none.</param>
public sealed class GatewayAccess(string? token)
{
    /// <summary>Key of the setting.</summary>
    public const string Key = "GaitSense:GatewayToken";

    /// <summary>Shortest token that is taken, characters.</summary>
    public const int ShortestToken = 16;

    private static readonly string[] OfProxies = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    private const string Scheme = "Bearer ";

    /// <summary>What a browser, which cannot set headers on a web socket, puts before the token in its list of protocols.</summary>
    private const string ProtocolPrefix = "gaitsense.token.";

    /// <summary>Name of the channel in a browser's list of protocols.</summary>
    public const string Protocol = "gaitsense.packets.1";

    /// <summary>Why a request is refused; null when it is let in.</summary>
    public string? Refusal(HttpContext context)
    {
        if (SameOriginGuard.IsForeign(context.Request))
        {
            return "The request comes from another site's page.";
        }

        if (IsFromHere(context))
        {
            return null;
        }

        if (token is null)
        {
            return $"Gateways on other machines need a token, and the service was started without one. Set {Key} to at least {ShortestToken} characters.";
        }

        return Shown(context.Request) is { } shown && IsSame(shown, token)
            ? null
            : "The token is missing or wrong.";
    }

    /// <summary>True when it comes from this machine and nothing tells of a proxy.</summary>
    public static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && (context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
        && !OfProxies.Any(context.Request.Headers.ContainsKey);

    private static string? Shown(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return header[Scheme.Length..].Trim();
        }

        string? named = request.HttpContext.WebSockets.WebSocketRequestedProtocols
            .FirstOrDefault(p => p.StartsWith(ProtocolPrefix, StringComparison.Ordinal));
        return named is null ? null : Decoded(named[ProtocolPrefix.Length..]);
    }

    // Protocol names may hold few characters: the token is in hexadecimal.
    private static string? Decoded(string hexadecimal)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromHexString(hexadecimal));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsSame(string shown, string wanted) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));
}

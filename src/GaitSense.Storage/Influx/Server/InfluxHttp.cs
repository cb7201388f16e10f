using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GaitSense.Core.Recordings;

namespace GaitSense.Storage.Influx.Server;

/// <summary>One HTTP connection pool to one server. What does not come back in time counts as no answer.</summary>
internal sealed class InfluxHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly HttpClient client;
    private readonly InfluxSettings settings;
    private readonly Uri root;
    private readonly TimeProvider time;

    /// <exception cref="InputFaultException">The file of certificates cannot be read.</exception>
    public InfluxHttp(InfluxSettings settings, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);

        // A path in the address, as behind a proxy, is kept.
        root = settings.Url.AbsolutePath.EndsWith('/') ? settings.Url : new Uri(settings.Url.AbsoluteUri + "/");
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (settings.CaFile is { } file)
        {
            handler.SslOptions.CertificateChainPolicy = Trust(file);
        }

        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends one request.</summary>
    /// <param name="request">The request; its address is relative to the server's.</param>
    /// <param name="dialect">Decides how to enter.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<InfluxAnswer> SendAsync(
        HttpRequestMessage request,
        InfluxDialect dialect,
        Func<HttpResponseMessage, CancellationToken, Task<InfluxAnswer>> read,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(settings.RequestTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        request.RequestUri = new Uri(root, request.RequestUri!);
        request.Headers.Authorization = Entry(dialect);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await read(response, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return InfluxAnswer.None(FormattableString.Invariant($"no answer within {settings.RequestTimeout.TotalSeconds:0} s"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return InfluxAnswer.None((e.InnerException as AuthenticationException ?? e).Message.ReplaceLineEndings(" "));
        }
    }

    public void Dispose() => client.Dispose();

    private AuthenticationHeaderValue? Entry(InfluxDialect dialect) => settings.Token is not { Length: > 0 } token ? null : dialect switch
    {
        InfluxDialect.V1 => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(token))),
        InfluxDialect.V2 => new("Token", token),
        _ => new("Bearer", token),
    };

    private static X509ChainPolicy Trust(string file)
    {
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unreadable(file, e.Message);
        }

        return policy.CustomTrustStore.Count > 0 ? policy : throw Unreadable(file, "there is no certificate in it");
    }

    private static InputFaultException Unreadable(string file, string why) => new(new InputFault(
        $"the certificates cannot be read ({why.ReplaceLineEndings(" ").TrimEnd('.')})", file, "Name a PEM file with --influx-ca-file."));
}

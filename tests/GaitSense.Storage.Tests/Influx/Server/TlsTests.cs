using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.Storage.Tests.Influx.Server;

public sealed class TlsTests : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gaitsense-tls-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_server_signed_by_the_named_authority_is_trusted_and_by_another_is_not()
    {
        using X509Certificate2 ours = Authority("CN=ours");
        using X509Certificate2 other = Authority("CN=other");
        using X509Certificate2 certificate = Signed(ours);
        await using ScriptedServer fake = await ScriptedServer.StartAsync(certificate);
        InfluxSettings settings = new() { Url = new Uri($"https://localhost:{fake.Url.Port}"), Dialect = InfluxDialect.V1, MayCreate = false };
        foreach ((string? file, InfluxOutcome outcome) in ((string?, InfluxOutcome)[])
            [(Save(ours), InfluxOutcome.Taken), (Save(other), InfluxOutcome.TryAgain), (null, InfluxOutcome.TryAgain)])
        {
            using InfluxServer server = new(settings with { CaFile = file }, TimeProvider.System);
            await server.ConnectAsync(Ct);
            InfluxAnswer answer = await server.WriteAsync("m f=1 1\n"u8.ToArray(), Ct);
            Assert.Equal(outcome, answer.Outcome);
        }

        Assert.Single(fake.Points);
    }

    [Fact]
    public async Task The_name_must_still_be_the_servers()
    {
        using X509Certificate2 ours = Authority("CN=ours");
        using X509Certificate2 certificate = Signed(ours);
        await using ScriptedServer fake = await ScriptedServer.StartAsync(certificate);
        using InfluxServer server = new(
            new InfluxSettings { Url = new Uri($"https://127.0.0.2:{fake.Url.Port}"), Dialect = InfluxDialect.V1, MayCreate = false, CaFile = Save(ours) },
            TimeProvider.System);
        await server.ConnectAsync(Ct);
        Assert.Equal(InfluxOutcome.TryAgain, (await server.WriteAsync("m f=1 1\n"u8.ToArray(), Ct)).Outcome);
        Assert.Empty(fake.Points);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no certificate")]
    public void A_file_without_certificates_is_refused(string? content)
    {
        string file = Path.Combine(folder.FullName, "ca.pem");
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }

        InputFaultException refused = Assert.Throws<InputFaultException>(() => new InfluxServer(
            new InfluxSettings { Url = new Uri("https://localhost"), CaFile = file }, TimeProvider.System));
        Assert.Equal(file, refused.Fault.Where);
    }

    private string Save(X509Certificate2 certificate)
    {
        string file = Path.Combine(folder.FullName, $"{certificate.Subject[3..]}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    private static X509Certificate2 Authority(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(From, To);
    }

    private static X509Certificate2 Signed(X509Certificate2 authority)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 bare = request.Create(authority, From, To, [1, 2, 3, 4]);
        using X509Certificate2 whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}

using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GaitSense.App.Cli;
using GaitSense.App.Cli.Gateway;
using GaitSense.App.Hosting;
using GaitSense.App.Live;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Devices.Native;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Protocol.Sensors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GaitSense.App.Tests.Gateway;

/// <summary>The verb <c>gateway</c> against the real service on a real port.</summary>
public sealed class GatewayServiceTests : IDisposable
{
    // Packets after which the session is stopped: some seconds.
    private const int Wanted = 100;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recording_goes_through_the_gateway_over_TLS_into_a_session_packet_for_packet()
    {
        (X509Certificate2 server, string caFile) = Certificates();
        await using WebApplication app = await ServeAsync("https://127.0.0.1:0", server);
        string recording = await RecordAsync();

        StringWriter told = new();
        GatewayRun run = new(Options(AddressOf(app), caFile, recording), new Terminal(TextWriter.Null, told, false), TimeProvider.System);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<int> running = run.RunAsync(stop.Token);
        ILivePractice practice = app.Services.GetRequiredService<ILivePractice>();
        ISessionStore store = app.Services.GetRequiredService<ISessionStore>();
        GatewayHub hub = app.Services.GetRequiredService<GatewayHub>();
        await UntilAsync(() => hub.Sensors.Count > 0, running);
        PracticeReply started = await practice.StartAsync(new PracticeRequest("P01", "reverse-walking"), TestContext.Current.CancellationToken);
        Assert.Equal(PracticeOutcome.Done, started.Outcome);
        SessionId session = started.Session!.Id;
        await UntilAsync(() => store.Find(session)?.PacketCount >= Wanted, running);
        await practice.StopAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Done, await running);
        await UntilAsync(() => !hub.Streams.Single().IsConnected);

        AssertPart(recording["replay:".Length..], [.. store.Packets(session).Select(p => p.Payload.ToArray())]);
        StreamCounts counts = Assert.Single(hub.Streams).Counts;
        Assert.Equal((0L, counts.Received), (counts.Dropped, (long)counts.Taken));
        Assert.Contains("connected to", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_talked_to()
    {
        (X509Certificate2 server, _) = Certificates();
        (_, string otherCa) = Certificates();
        await using WebApplication app = await ServeAsync("https://127.0.0.1:0", server);
        ServerDoor door = ServerDoor.For(Options(AddressOf(app), otherCa, "simulated"));
        await Assert.ThrowsAsync<IOException>(() => door.OpenAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_sites_page_cannot_bring_packets()
    {
        await using WebApplication app = await ServeAsync("http://127.0.0.1:0", null);
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        UriBuilder address = new(AddressOf(app)) { Scheme = "ws", Path = "/gateway/packets" };
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_no_web_socket_is_told_so()
    {
        await using WebApplication app = await ServeAsync("http://127.0.0.1:0", null);
        using HttpClient client = new() { BaseAddress = AddressOf(app) };
        HttpResponseMessage answer = await client.GetAsync(new Uri("/gateway/packets", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_kinds_of_sensors_are_told_as_one_document()
    {
        await using WebApplication app = await ServeAsync("http://127.0.0.1:0", null);
        using HttpClient client = new() { BaseAddress = AddressOf(app) };
        using System.Text.Json.JsonDocument profiles = System.Text.Json.JsonDocument.Parse(
            await client.GetStringAsync(new Uri("/api/v1/sensor-profiles", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains(profiles.RootElement.EnumerateArray(), p => p.GetProperty("id").GetString() == "gaitsense-1");
    }

    [Fact]
    public async Task A_kind_that_is_added_later_is_told_as_well()
    {
        await using WebApplication app = await ServeAsync("http://127.0.0.1:0", null);
        using HttpClient client = new() { BaseAddress = AddressOf(app) };
        Uri kinds = new("/api/v1/sensor-profiles", UriKind.Relative);
        Assert.DoesNotContain("\"late-kind\"", await client.GetStringAsync(kinds, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using ScratchFolder own = new();
        string like = SensorProfiles.BuiltIn.Find("arduino-six-floats")!.Json;
        File.WriteAllText(Path.Combine(own.Path, "late.json"), like.Replace("\"arduino-six-floats\"", "\"late-kind\"", StringComparison.Ordinal));
        SensorProfiles before = SensorProfiles.Current;
        try
        {
            SensorProfiles.Current = SensorProfiles.With(own.Path);
            Assert.Contains("\"late-kind\"", await client.GetStringAsync(kinds, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            SensorProfiles.Current = before;
        }
    }

    [Theory]
    [InlineData("ws://gaitsense.example:5180", "everyone to read")]
    [InlineData("ftp://gaitsense.example", "no way to a service")]
    public void An_address_that_cannot_be_used_is_refused_before_anything_is_sent(string address, string says)
    {
        var refused = Assert.Throws<GaitSense.Core.Recordings.InputFaultException>(
            () => ServerDoor.For(Options(new Uri(address), null, "simulated")));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    // What is stored is what was recorded while the session was open: none missing, none twice.
    private static void AssertPart(string recording, byte[][] stored)
    {
        List<byte[]> recorded = [];
        using NativeRecordingReader reader = NativeRecordingReader.Open(recording);
        while (reader.TryNext(out RawPacket packet))
        {
            recorded.Add(packet.Payload.ToArray());
        }

        Assert.InRange(stored.Length, Wanted, recorded.Count);
        int first = recorded.FindIndex(p => p.AsSpan().SequenceEqual(stored[0]));
        Assert.Equal(recorded.Skip(first).Take(stored.Length), stored);
    }

    private GatewayOptions Options(Uri server, string? ca, string source) =>
        new(server, null, ca, Path.Combine(_folder.Path, "spool"), 100_000_000, source, "pi");

    // Longer than any machine needs from the first packet to an open session.
    private async Task<string> RecordAsync()
    {
        string path = Path.Combine(_folder.Path, "walk");
        int code = await CommandLine.RunAsync(
            ["simulate", "--out", path, "--scenario", "mixed", "--seconds", "150", "--rate-hz", "25", "--format", "native"], new Terminal(TextWriter.Null, TextWriter.Null, false));
        Assert.Equal(ExitCodes.Done, code);
        return "replay:" + Directory.GetFiles(path, "*.gsraw", SearchOption.AllDirectories).Single();
    }

    private async Task<WebApplication> ServeAsync(string url, X509Certificate2? certificate)
    {
        WebApplication app = ServiceHost.Build(
            new ServeOptions { Urls = url, Folder = Path.Combine(_folder.Path, "store"), Source = "gateway" },
            builder => builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ServerCertificate = certificate)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    // Ends with what ended the other side, should that come first.
    private static async Task UntilAsync(Func<bool> isSo, Task? running = null)
    {
        while (!isSo())
        {
            if (running is { IsCompleted: true })
            {
                await running;
                Assert.Fail("the gateway had ended before");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private (X509Certificate2 Server, string CaFile) Certificates()
    {
        using RSA caKey = RSA.Create(2048);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        CertificateRequest caRequest = new("CN=GaitSense test authority", caKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        caRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 ca = caRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(ca, now.AddDays(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 whole = signed.CopyWithPrivateKey(key);
        string caFile = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N") + ".pem");
        File.WriteAllText(caFile, ca.ExportCertificatePem());
        return (X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null), caFile);
    }
}

using GaitSense.App.Hosting;
using GaitSense.App.Influx;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Influx.Server;
using Microsoft.Extensions.Configuration;

namespace GaitSense.App.Tests.Influx;

public sealed class InfluxConfigurationTests
{
    [Fact]
    public void Nothing_said_is_no_influx() => Assert.Null(From(new ServeOptions()));

    [Fact]
    public void An_address_is_enough()
    {
        InfluxSettings settings = From(new ServeOptions { InfluxUrl = "http://127.0.0.1:8086" })!;
        Assert.Equal((null, null, "gaitsense", null, null, true), (settings.Token, settings.Organisation, settings.Bucket, settings.Dialect, settings.Retention, settings.MayCreate));
    }

    [Fact]
    public void The_command_line_goes_before_the_configuration()
    {
        InfluxSettings settings = From(
            new ServeOptions { InfluxUrl = "http://a", InfluxBucket = "walks" },
            ("Url", "http://b"), ("Bucket", "other"), ("Token", "t"), ("Org", "o"), ("Dialect", "2"), ("RetentionDays", "1.5"), ("Create", "false"), ("Gzip", "false"))!;
        Assert.False(settings.Compresses);
        Assert.Equal(
            ("http://a/", "walks", "t", "o", InfluxDialect.V2, TimeSpan.FromHours(36), false),
            (settings.Url.ToString(), settings.Bucket, settings.Token, settings.Organisation, settings.Dialect, settings.Retention, settings.MayCreate));
    }

    [Fact]
    public void A_token_can_come_from_a_file()
    {
        using ScratchFolder folder = new();
        Directory.CreateDirectory(folder.Path);
        string file = Path.Combine(folder.Path, "token");
        File.WriteAllText(file, "  s3cret\n");
        Assert.Equal("s3cret", From(new ServeOptions { InfluxUrl = "http://a", InfluxTokenFile = file })!.Token);
        Assert.Throws<InputFaultException>(() => From(new ServeOptions { InfluxUrl = "http://a", InfluxTokenFile = file + "-not" }));
    }

    [Theory]
    [InlineData("Token", "t")]
    [InlineData("Url", "not an address")]
    [InlineData("Url", "http://user:pass@host")]
    public void What_cannot_be_is_refused(string key, string value) =>
        Assert.Throws<InputFaultException>(() => From(new ServeOptions(), (key, value)));

    [Theory]
    [InlineData("Dialect", "4")]
    [InlineData("RetentionDays", "-1")]
    [InlineData("RetentionDays", "1,5")]
    [InlineData("Create", "maybe")]
    public void A_setting_that_cannot_be_is_refused(string key, string value) =>
        Assert.Throws<InputFaultException>(() => From(new ServeOptions { InfluxUrl = "http://a" }, (key, value)));

    [Theory]
    [InlineData("64", 64L << 20)]
    [InlineData(null, null)]
    public void The_quota_is_in_megabytes(string? said, long? bytes) =>
        Assert.Equal(bytes, InfluxConfiguration.QuotaBytes(Configuration(("QuotaMegabytes", said))));

    private static InfluxSettings? From(ServeOptions options, params (string Key, string? Value)[] said) =>
        InfluxConfiguration.From(options, Configuration(said));

    private static IConfiguration Configuration(params (string Key, string? Value)[] said) => new ConfigurationBuilder()
        .AddInMemoryCollection(said.Select(s => KeyValuePair.Create("GAITSENSE:Influx:" + s.Key, s.Value))).Build();
}

using GaitSense.App.Hosting;

namespace GaitSense.App.Tests.Hosting;

public sealed class AllowedHostsTests
{
    [Fact]
    public void Loopback_names_are_always_allowed() =>
        Assert.Equal(["localhost", "127.0.0.1", "[::1]"], AllowedHosts.For(["http://127.0.0.1:5180"], null));

    [Fact]
    public void A_wildcard_address_allows_no_further_name() =>
        Assert.Equal(["localhost", "127.0.0.1", "[::1]"], AllowedHosts.For(["http://0.0.0.0:80", "http://*:81"], null));

    [Fact]
    public void Named_and_configured_hosts_are_added() =>
        Assert.Equal(["localhost", "127.0.0.1", "[::1]", "gait.local", "clinic"], AllowedHosts.For(["http://gait.local:80"], "clinic"));
}

using System.Net;
using GaitSense.App.Gateway;
using Microsoft.AspNetCore.Http;

namespace GaitSense.App.Tests.Gateway;

public sealed class GatewayAccessTests
{
    private const string Token = "0123456789abcdef-token";

    [Fact]
    public void A_program_on_this_machine_needs_no_token() => Assert.Null(Ask(Token, "127.0.0.1", "localhost"));

    [Theory]
    [InlineData("192.0.2.7", "gaitsense.example")]
    [InlineData("192.0.2.7", "localhost")]
    [InlineData("127.0.0.1", "gaitsense.example")]
    public void From_elsewhere_a_token_is_needed(string from, string host)
    {
        Assert.NotNull(Ask(Token, from, host));
        Assert.NotNull(Ask(Token, from, host, ("Authorization", "Bearer another-token-1234")));
        Assert.NotNull(Ask(Token, from, host, ("Authorization", "Basic " + Token)));
        Assert.Null(Ask(Token, from, host, ("Authorization", "Bearer " + Token)));
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Real-IP")]
    [InlineData("X-Forwarded-Proto")]
    [InlineData("Via")]
    public void Behind_a_proxy_nobody_counts_as_on_this_machine(string header) =>
        Assert.NotNull(Ask(Token, "127.0.0.1", "localhost", (header, "192.0.2.7")));

    [Fact]
    public void Without_a_token_nobody_from_elsewhere_is_let_in()
    {
        string refusal = Ask(null, "192.0.2.7", "gaitsense.example", ("Authorization", "Bearer "))!;
        Assert.Contains("GaitSense:GatewayToken", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_sites_page_is_refused_even_here() =>
        Assert.NotNull(Ask(Token, "127.0.0.1", "localhost", ("Origin", "https://evil.example"), ("Authorization", "Bearer " + Token)));

    private static string? Ask(string? token, string from, string host, params (string Name, string Value)[] headers)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host, 5180);
        foreach ((string name, string value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        return new GatewayAccess(token).Refusal(context);
    }
}

namespace GaitSense.App.Hosting;

/// <summary>The names by which the service may be addressed. Any other Host header is refused, so that a foreign page
/// cannot reach the service under a name of its own (DNS rebinding).</summary>
public static class AllowedHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The loopback names, the hosts named in <paramref name="urls"/> and those configured.</summary>
    /// <param name="urls">Addresses to listen on.</param>
    /// <param name="configured">Semicolon-separated names, or null; "*" allows every name.</param>
    public static IReadOnlyList<string> For(IEnumerable<string> urls, string? configured)
    {
        IEnumerable<string> named = urls.Select(HostOf).OfType<string>();
        string[] extra = configured?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return [.. Loopback.Concat(named).Concat(extra).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string? HostOf(string url)
    {
        string host = BindingAddress.Parse(url).Host;
        return host is "*" or "+" or "0.0.0.0" or "[::]" or "" ? null : host;
    }
}

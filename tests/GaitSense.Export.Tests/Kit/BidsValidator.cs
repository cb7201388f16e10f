using System.Diagnostics;
using System.Text.Json;

namespace GaitSense.Export.Tests.Kit;

/// <summary>The official validator. Install it with <c>npm ci --prefix tests/GaitSense.Export.Tests/bids</c>; tests that need it
/// skip visibly where it is absent.</summary>
public static class BidsValidator
{
    /// <summary>What it has to say of a data set: "reason: file" per error, and the codes of its warnings.</summary>
    public static async Task<(string[] Errors, string[] Warnings)> CheckAsync(string dataset)
    {
        string script = Path.Combine(Checkout.Root, "tests/GaitSense.Export.Tests/bids/node_modules/bids-validator/bin/bids-validator");
        Assert.SkipUnless(File.Exists(script), "no BIDS validator; run: npm ci --prefix tests/GaitSense.Export.Tests/bids");
        Assert.SkipUnless(HasNode(), "no node on the PATH");
        ProcessStartInfo start = new("node", [script, "--json", dataset]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(output.Contains("\"issues\"", StringComparison.Ordinal), output + await errors);
        JsonElement issues = JsonDocument.Parse(output).RootElement.GetProperty("issues");
        return (Issues(issues.GetProperty("errors")), Issues(issues.GetProperty("warnings")));
    }

    private static string[] Issues(JsonElement list) =>
    [
        .. list.EnumerateArray().Select(i => $"{i.GetProperty("key").GetString()}: {FirstFile(i)}"),
    ];

    private static string FirstFile(JsonElement issue) =>
        issue.TryGetProperty("files", out JsonElement files) && files.GetArrayLength() > 0 ? files[0].ToString() : "";

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}

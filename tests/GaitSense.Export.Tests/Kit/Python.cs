using System.Diagnostics;
using System.Text.Json;

namespace GaitSense.Export.Tests.Kit;

/// <summary>The system's Python with Debian's python3-scipy and python3-pandas; tests that need it skip visibly where it is
/// absent.</summary>
public static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Runs a script and gives what it printed, which has to be JSON.</summary>
    public static async Task<JsonElement> RunAsync(string script, string folder, params string[] modules)
    {
        Assert.SkipUnless(File.Exists(Interpreter), "no /usr/bin/python3");
        foreach (string module in modules)
        {
            (int found, _, _) = await StartAsync($"import {module}", folder);
            Assert.SkipUnless(found == 0, $"no Python module {module}; run: apt-get install python3-{module}");
        }

        (int code, string output, string error) = await StartAsync(script, folder);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> StartAsync(string script, string folder)
    {
        ProcessStartInfo start = new(Interpreter, ["-I", "-"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MPLBACKEND"] = "Agg";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}

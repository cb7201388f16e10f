using GaitSense.App.Cli;

namespace GaitSense.App.Tests.Cli;

/// <summary>What a command line ended with and wrote.</summary>
public sealed record Invocation(int ExitCode, string Out, string Error)
{
    public static async Task<Invocation> OfAsync(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await CommandLine.RunAsync(arguments, new Terminal(output, error, ShowsProgress: false));
        return new Invocation(code, output.ToString(), error.ToString());
    }

    /// <summary>The one line on stderr that a failed run leaves.</summary>
    public string OneLine()
    {
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        return Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}

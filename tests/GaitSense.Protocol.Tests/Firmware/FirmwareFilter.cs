using System.Diagnostics;

namespace GaitSense.Protocol.Tests.Firmware;

/// <summary>A process of the C filter: one line asked, one line answered.</summary>
internal sealed class FirmwareFilter : IDisposable
{
    private readonly Process _process;

    public FirmwareFilter(FirmwareFixture fixture) => _process = Process.Start(new ProcessStartInfo(fixture.PathOf("filter"))
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    public string Ask(char kind, string rest)
    {
        _process.StandardInput.Write($"{kind} {rest}\n");
        _process.StandardInput.Flush();
        return ReadLine();
    }

    public string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the filter ended");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}

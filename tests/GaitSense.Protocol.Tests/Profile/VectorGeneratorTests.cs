using System.ComponentModel;
using System.Diagnostics;

namespace GaitSense.Protocol.Tests.Profile;

public sealed class VectorGeneratorTests
{
    [Fact]
    public async Task Committed_vectors_are_what_the_generator_writes()
    {
        var start = new ProcessStartInfo("python3", ["generate.py", "--check"])
        {
            WorkingDirectory = Path.Combine(ProfileFiles.Folder, "vectors"),
            RedirectStandardError = true,
        };
        Process? python = null;
        try
        {
            python = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is not installed");
        }

        using (python)
        {
            string error = await python!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await python.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(python.ExitCode == 0, error);
        }
    }
}

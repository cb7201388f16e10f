using System.Diagnostics;
using System.Globalization;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.Sensors;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>Six sensors in a process of their own, 60 packets per second each, for GAITSENSE_SOAK_SECONDS (600). Not part of the default
/// run: <c>-explicit only -method "*SoakTests*"</c>.</summary>
public sealed class SoakTests
{
    private const double PacketsPerS = 60;

    [Theory(Explicit = true)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Six_sensors_for_long(bool usesSockets)
    {
        Assert.SkipWhen(PrivateBus.Missing is not null, PrivateBus.Missing ?? "");
        double seconds = double.Parse(Environment.GetEnvironmentVariable("GAITSENSE_SOAK_SECONDS") ?? "600", CultureInfo.InvariantCulture);
        using Process sensors = StartSensors();
        try
        {
            string address = (await sensors.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.Split('=', 2)[1];
            await using BlueZTransport transport = new(new BlueZOptions { BusAddress = address, UsesSockets = usesSockets }, TimeProvider.System);
            await using BluetoothSource source = await BluetoothSource.FindAsync(
                transport,
                BluetoothSourceOptions.Default with { SearchTime = TimeSpan.FromSeconds(2), RateHz = PacketsPerS },
                KnownSensors.InMemory(),
                TimeProvider.System,
                TestContext.Current.CancellationToken).Soon();
            await RunAsync(source, seconds, usesSockets);
        }
        finally
        {
            sensors.StandardInput.Close();
            await sensors.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task RunAsync(BluetoothSource source, double seconds, bool usesSockets)
    {
        SessionPackets kept = new(source.Sensors.Count);
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(seconds));
        using Process own = Process.GetCurrentProcess();
        TimeSpan before = own.TotalProcessorTime;
        await source.RunAsync(kept, stop.Token);
        own.Refresh();
        double share = (own.TotalProcessorTime - before).TotalSeconds / seconds;
        long lost = kept.Headers.Sum(h => (ushort)(h[^1].Sequence - h[0].Sequence) - ((h.Count - 1) % 65536));
        TestContext.Current.SendDiagnosticMessage(
            "sockets {0}: {1:0} s, {2} packets, {3} lost, {4} dropped, {5} links lost, {6:0.0} % of one core",
            usesSockets,
            seconds,
            kept.Packets.Sum(),
            lost,
            Enumerable.Range(0, 6).Sum(source.Dropped),
            Enumerable.Range(0, 6).Sum(source.Losses),
            100 * share);
        Assert.Equal(6, source.Sensors.Count);
        Assert.Equal(0, lost);
        Assert.Equal(0, kept.Broken);
        Assert.All(kept.Packets, n => Assert.True(n > seconds * PacketsPerS * 0.9));
    }

    private static Process StartSensors() => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "GaitSense.Bluetooth.Peripherals"))
    {
        ArgumentList = { "steady", PacketsPerS.ToString(CultureInfo.InvariantCulture) },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;
}

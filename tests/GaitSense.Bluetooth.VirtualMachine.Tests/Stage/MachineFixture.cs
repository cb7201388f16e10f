using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Air;
using GaitSense.Bluetooth.VirtualMachine.Machine;
using GaitSense.Devices.Bluetooth.BlueZ;

namespace GaitSense.Bluetooth.VirtualMachine.Tests.Stage;

/// <summary>One machine for all tests of the stage, where GAITSENSE_VM names the folder that Guest/build made.</summary>
public sealed class MachineFixture : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private Emulator? _emulator;

    internal Emulator Emulator => _emulator!;

    internal IReadOnlyList<RadioSensor> Sensors { get; private set; } = [];

    internal TimeSpan BootTime { get; private set; }

    /// <summary>As through any bridged bus: descriptors do not cross it.</summary>
    internal BlueZOptions Options => new()
    {
        BusAddress = Emulator.BusAddress,
        UsesSockets = false,
        CallTimeout = TimeSpan.FromSeconds(60),
        ConnectTimeout = TimeSpan.FromSeconds(90),
    };

    private static string? Image => Environment.GetEnvironmentVariable("GAITSENSE_VM");

    internal static void Demand() => Assert.SkipWhen(
        string.IsNullOrEmpty(Image), "Slow: tests/GaitSense.Bluetooth.VirtualMachine/run builds the machine and sets GAITSENSE_VM.");

    /// <summary>Waits long: an emulated machine on a busy one.</summary>
    internal static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    internal static Task Soon(Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(Image))
        {
            return;
        }

        long start = TimeProvider.System.GetTimestamp();
        _emulator = await Emulator.StartAsync(Image, Limit);
        Sensors = [.. SteadyPackets.Six().Select(_emulator.Controller.Add)];
        await UntilPoweredAsync(true);
        BootTime = TimeProvider.System.GetElapsedTime(start);
    }

    public async ValueTask DisposeAsync()
    {
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    /// <summary>Asks until the adapter is on or off; before the daemon has taken it there is none to ask.</summary>
    internal async Task UntilPoweredAsync(bool isOn)
    {
        using CancellationTokenSource limit = new(Limit);
        using PeriodicTimer again = new(TimeSpan.FromMilliseconds(200));
        while (await again.WaitForNextTickAsync(limit.Token))
        {
            try
            {
                if (await AdapterSwitch.IsPoweredAsync(Emulator.BusAddress, limit.Token) == isOn)
                {
                    return;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // No bus, no daemon or no adapter yet.
            }
        }
    }
}

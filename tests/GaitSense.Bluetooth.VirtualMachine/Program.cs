using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Air;
using GaitSense.Bluetooth.VirtualMachine.Machine;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;

// Six virtual sensors behind a real bluetoothd in a virtual machine, with the simulated walker's packets, until the end of
// standard input. The argument is the folder that Guest/build made. Prints the address for DBUS_SYSTEM_BUS_ADDRESS.
if (args is not [{ } image])
{
    await Console.Error.WriteLineAsync("which machine? Guest/build <folder> makes one; then give that folder");
    return 2;
}

await using Emulator emulator = await Emulator.StartAsync(image, TimeSpan.FromMinutes(5));
RadioSensor[] sensors = [.. SteadyPackets.Six().Select(emulator.Controller.Add)];
Console.WriteLine($"DBUS_SYSTEM_BUS_ADDRESS={emulator.BusAddress}");
using CancellationTokenSource stop = new();
_ = Task.Run(() =>
{
    while (Console.In.ReadLine() is not null)
    {
    }

    stop.Cancel();
});
await using SimulatedWalker walker = new(ScenarioCatalog.Demo, seed: 1, TimeProvider.System);
await walker.RunAsync(new WalkRadio(sensors, walker.Sensors), stop.Token);
return 0;

using GaitSense.Bluetooth.Peripherals;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Protocol;

// Virtual sensors on a message bus of their own, until Ctrl+C or the end of standard input:
//   walk [scenario]      the simulated walker's packets
//   steady [packets/s]   packets of one sample each
//   rest                 sensors that lie still and follow the whole profile
// Prints the address for DBUS_SYSTEM_BUS_ADDRESS, and at the end how many packets it sent.
if (PrivateBus.Missing is { } missing)
{
    await Console.Error.WriteLineAsync(missing);
    return 1;
}

using PrivateBus bus = PrivateBus.Start();
using BlueZTree tree = await BlueZTree.StartAsync(bus.Address);
SensorObjects[] sensors = [.. (args is ["rest"] ? SteadyPackets.Six().Select(Resting) : SteadyPackets.Six()).Select(tree.Add)];
Console.WriteLine($"DBUS_SYSTEM_BUS_ADDRESS={bus.Address}");

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
_ = Task.Run(() =>
{
    while (Console.In.ReadLine() is not null)
    {
    }

    stop.Cancel();
});

if (args is ["rest"])
{
    await RestAsync();
    return 0;
}

if (args is ["walk", ..])
{
    SimulationScenario scenario = ScenarioCatalog.Find(args is [_, { } name, ..] ? name : ScenarioCatalog.Demo.Name)!;
    await using SimulatedWalker walker = new(scenario, seed: 1, TimeProvider.System);
    await walker.RunAsync(new WalkRadio(sensors, walker.Sensors), stop.Token);
    return 0;
}

double rateHz = args is ["steady", { } rate, ..] ? double.Parse(rate, System.Globalization.CultureInfo.InvariantCulture) : 60;
SteadyPackets[] packets = [.. sensors.Select(s => new SteadyPackets(s.Sensor))];
byte[] packet = new byte[GattProfile.MaxAttributeLength];
long sent = 0;
long start = TimeProvider.System.GetTimestamp();
using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(4));
for (long due = 0; !stop.IsCancellationRequested;)
{
    for (; due < TimeProvider.System.GetElapsedTime(start).TotalSeconds * rateHz; due++)
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            if (packets[i].TryNext(packet, out int length) && sensors[i].TrySend(packet.AsSpan(0, length)))
            {
                sent++;
            }
        }
    }

    await timer.WaitForNextTickAsync();
}

Console.WriteLine($"sent={sent}");
return 0;

VirtualSensor Resting(VirtualSensor sensor) => new(sensor.Address, sensor.Site)
{
    Rates = [26, 52, 104],
    OfferedContent = PacketContent.Magnetometer | PacketContent.Quaternion,
    Clock = new DeviceClock(TimeProvider.System, skewPpm: 20),
};

async Task RestAsync()
{
    RestingPackets[] resting = [.. sensors.Select(s => new RestingPackets(s))];
    using PeriodicTimer often = new(TimeSpan.FromMilliseconds(2));
    while (!stop.IsCancellationRequested)
    {
        for (int i = 0; i < resting.Length; i++)
        {
            foreach (byte[] due in resting[i].Due())
            {
                sensors[i].TrySend(due);
            }
        }

        await often.WaitForNextTickAsync();
    }
}

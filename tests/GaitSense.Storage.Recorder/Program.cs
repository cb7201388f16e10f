using System.Globalization;
using GaitSense.Core.Ports;
using GaitSense.Storage;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Recorder;

// Records the script without end: <directory> <session id> <packets between flushes> [outbox]. Says on standard output what
// is durable. With outbox each step becomes a point as well. Ends when standard input ends, at the first fault, or after a million packets.
int packetsBetweenFlushes = int.Parse(args[2], CultureInfo.InvariantCulture);
Thread watch = new(() =>
{
    while (Console.In.ReadLine() is not null)
    {
    }

    Environment.Exit(3);
})
{
    IsBackground = true,
};
watch.Start();

using SqliteSessionStore store = SqliteSessionStore.Open(args[0], args.Length > 3 ? new OutboxOptions() : null);
using ISessionWriter writer = store.Begin(Script.Header(args[1]));
Say($"recording {args[1]}");
try
{
    for (int number = 0; number < 1_000_000; number++)
    {
        writer.Append(Script.Packet(number));
        writer.Append(Script.Step(number));
        writer.Append(Script.Event(number));
        if ((number + 1) % packetsBetweenFlushes == 0)
        {
            writer.Flush();
            Say($"durable {number + 1}");
        }
    }
}
catch (StorageFaultException e)
{
    Say($"fault {e.Fault.Kind}");
}

static void Say(FormattableString line)
{
    Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    Console.Out.Flush();
}

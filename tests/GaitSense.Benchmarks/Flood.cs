using System.Diagnostics;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Devices.Flood;
using GaitSense.Streaming;

namespace GaitSense.Benchmarks;

/// <summary>Six sensors at many times their rate through queue, decoding, clocks, engine and the queues of two sinks: what was offered, what was
/// handled, what was shed.</summary>
internal static class Flood
{
    /// <summary>Runs it and prints the figures.</summary>
    /// <param name="packetsPerS">Packets a second; 0 for as many as can be offered.</param>
    /// <param name="seconds">How long.</param>
    /// <returns>The exit code: 1 when the counters do not add up.</returns>
    public static async Task<int> RunAsync(double packetsPerS, double seconds)
    {
        Counting a = new("a");
        Counting b = new("b");
        TimeSpan took = default;
        await using FloodSource source = new(async (flood, _) =>
        {
            long start = TimeProvider.System.GetTimestamp();
            using PeriodicTimer pace = new(TimeSpan.FromMilliseconds(1));
            for (long due = 0; TimeProvider.System.GetElapsedTime(start).TotalSeconds < seconds;)
            {
                if (packetsPerS <= 0)
                {
                    flood.Offer();
                    continue;
                }

                for (; due < TimeProvider.System.GetElapsedTime(start).TotalSeconds * packetsPerS; due++)
                {
                    flood.Offer();
                }

                await pace.WaitForNextTickAsync(CancellationToken.None);
            }

            took = TimeProvider.System.GetElapsedTime(start);
        });
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        LiveSession session = new(
            source.Header,
            source,
            FloodSource.Exercise,
            [a, b]);
        SessionSummary summary = await session.RunAsync(CancellationToken.None);
        double busy = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds / took.TotalSeconds;
        bool addsUp = source.Handled + source.Shed == source.Offered
            && summary.Sensors.All(s => s.Samples + s.Lost <= source.OfferedOf(s.Sensor) * 5);
        Console.WriteLine(FormattableString.Invariant($"offered {source.Offered} packets ({source.Offered / took.TotalSeconds:0}/s, five samples each) in {took.TotalSeconds:0.0} s"));
        Console.WriteLine(FormattableString.Invariant($"handled {source.Handled} ({source.Handled / took.TotalSeconds:0}/s), shed {source.Shed}; handled + shed {(addsUp ? "=" : "IS NOT")} offered"));
        Console.WriteLine(FormattableString.Invariant($"samples {summary.Sensors.Sum(s => s.Samples)}, seen as lost {summary.Sensors.Sum(s => s.Lost)}, steps {summary.Steps.Total}"));
        Console.WriteLine(FormattableString.Invariant($"CPU {busy * 100:0} % of one core, session failures {session.AnalysisFailures}"));
        foreach (SinkReport sink in session.Sinks)
        {
            Console.WriteLine(FormattableString.Invariant($"sink {sink.Name}: {sink.Delivered} delivered, {sink.Dropped} shed"));
        }

        return addsUp ? 0 : 1;
    }

    private sealed class Counting(string name) : ISessionSink
    {
        private long _bytes;

        public string Name => name;

        public bool TakesPackets => true;

        public void OnPacket(in RawPacket packet) => _bytes += packet.Payload.Length;
    }
}

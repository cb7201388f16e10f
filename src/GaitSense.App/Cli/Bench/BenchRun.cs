using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;
using GaitSense.Protocol;
using GaitSense.Signal.Orientation;
using GaitSense.Storage;
using GaitSense.Streaming;

namespace GaitSense.App.Cli.Bench;

/// <summary>One run of <c>bench</c>.</summary>
internal sealed class BenchRun(TimeSpan atLeast, string? folder, bool asJson, Terminal terminal, TimeProvider time)
{
    private const double FilterRateHz = 100;
    private const int FilterUpdates = 20_000;

    /// <summary>Measures the parts one after the other.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        ProgressLine progress = new(terminal);
        progress.Show("walking");
        BenchWalk walk = await BenchWalk.MakeAsync(time, cancellationToken);
        List<BenchPart> parts = [];
        foreach ((string name, Func<BenchWalk, CancellationToken, BenchPart> measure) in new (string, Func<BenchWalk, CancellationToken, BenchPart>)[]
        {
            ("decode", Decode), ("filter", Filter), ("engine", Engine), ("storage", Store),
        })
        {
            progress.Show(string.Create(CultureInfo.InvariantCulture, $"{parts.Count} of 4: {name}"));
            parts.Add(measure(walk, cancellationToken));
        }

        progress.Clear();
        terminal.Out.Write(asJson ? BenchReport.Json(parts) : "");
        if (!asJson)
        {
            BenchReport.Table(terminal.Out, parts);
        }

        return ExitCodes.Done;
    }

    private BenchPart Decode(BenchWalk walk, CancellationToken cancellationToken)
    {
        RawImuSample[] samples = new RawImuSample[byte.MaxValue];
        (int rounds, TimeSpan took) = BenchPart.Repeat(time, atLeast, () =>
        {
            foreach (RawPacket packet in walk.Packets)
            {
                _ = ImuPacketCodec.Decode(packet.Payload.Span, out _, samples);
            }
        }, cancellationToken);
        return PartOf("decode", walk, rounds, took, "bytes to samples, check sums included");
    }

    private BenchPart Filter(BenchWalk walk, CancellationToken cancellationToken)
    {
        Vqf vqf = new(FilterRateHz);
        (int rounds, TimeSpan took) = BenchPart.Repeat(time, atLeast, () =>
        {
            for (int i = 0; i < FilterUpdates; i++)
            {
                double phase = i * 0.05;
                vqf.Update(new Vec3(0.3 * Math.Sin(phase), Math.Cos(phase), 0.1), new Vec3(Math.Sin(phase), 0.2, 9.8));
            }
        }, cancellationToken);
        double perSecond = (double)rounds * FilterUpdates / took.TotalSeconds;
        return new BenchPart("filter", "samples", perSecond, perSecond / (FilterRateHz * walk.Sensors.Count), "orientation of one sensor");
    }

    private BenchPart Engine(BenchWalk walk, CancellationToken cancellationToken)
    {
        int steps = 0;
        (int rounds, TimeSpan took) = BenchPart.Repeat(time, atLeast, () =>
        {
            StepCounter counter = new();
            SessionPipeline pipeline = new(walk.Sensors, GaitOptions.Default, counter);
            foreach (RawPacket packet in walk.Packets)
            {
                pipeline.OnPacket(packet);
            }

            pipeline.Complete();
            steps = counter.Steps;
        }, cancellationToken);
        return PartOf("engine", walk, rounds, took, string.Create(CultureInfo.InvariantCulture, $"packets to steps, everything but storage; {steps} steps a minute of walk"));
    }

    private BenchPart Store(BenchWalk walk, CancellationToken cancellationToken)
    {
        string place = folder is null ? Directory.CreateTempSubdirectory("gaitsense-bench-").FullName : Path.Combine(folder, $"gaitsense-bench-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        try
        {
            using SqliteSessionStore store = SqliteSessionStore.Open(place);
            int session = 0;
            (int rounds, TimeSpan took) = BenchPart.Repeat(time, atLeast, () => Record(store, walk, session++), cancellationToken);
            double flushMs = took.TotalMilliseconds / (rounds * walk.Length.TotalSeconds);
            return PartOf("storage", walk, rounds, took, string.Create(CultureInfo.InvariantCulture, $"raw packets, durable after each second of walk: {flushMs:0.00} ms for one"));
        }
        finally
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }
        }
    }

    private void Record(SqliteSessionStore store, BenchWalk walk, int number)
    {
        DateTimeOffset start = time.GetUtcNow();
        using ISessionWriter writer = store.Begin(new SessionHeader
        {
            Id = SessionId.Create(start, number),
            StartedAt = start,
            Person = "bench",
            Exercise = ExerciseChoice.Default,
            Source = "simulated",
            Sensors = walk.Sensors,
            Version = GaitEngine.Version,
        });
        long second = 0;
        foreach (RawPacket packet in walk.Packets)
        {
            if (packet.Arrival.Seconds >= second + 1)
            {
                second = (long)packet.Arrival.Seconds;
                writer.Flush();
            }

            writer.Append(packet);
        }

        writer.Flush();
    }

    private static BenchPart PartOf(string name, BenchWalk walk, int rounds, TimeSpan took, string remark) =>
        new(name, "samples", rounds * walk.Samples / took.TotalSeconds, rounds * walk.Length.TotalSeconds / took.TotalSeconds, remark);

    private sealed class StepCounter : IGaitReceiver
    {
        public int Steps { get; private set; }

        public void OnContact(in ProvisionalContact contact)
        {
        }

        public void OnStep(Step step) => Steps++;

        public void OnEvent(in GaitEvent gaitEvent)
        {
        }

        public void OnPosture(in PostureFrame posture)
        {
        }
    }
}

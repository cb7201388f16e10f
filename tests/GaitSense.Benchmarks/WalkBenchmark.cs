using BenchmarkDotNet.Attributes;
using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Gait.Engine;
using GaitSense.Protocol;
using GaitSense.Streaming;

namespace GaitSense.Benchmarks;

/// <summary>One minute of walking with six sensors at 100 Hz through the engine, the packet decoder, and all stages.</summary>
public class WalkBenchmark
{
    private readonly Walk _walk = new();
    private readonly RawImuSample[] _raw = new RawImuSample[256];

    /// <summary>Samples in the body's frame to steps; a new engine each time, as for a new session.</summary>
    [Benchmark]
    [TakesIn(Walk.Samples, Walk.Seconds)]
    public int Engine()
    {
        Counter found = new();
        GaitEngine engine = new(_walk.Sensors, GaitOptions.Default, found);
        foreach (ref readonly SiteSample<NominalFrame> sample in _walk.InOrder.AsSpan())
        {
            engine.Accept(sample);
        }

        engine.Complete();
        return found.Found;
    }

    /// <summary>Bytes to raw samples.</summary>
    [Benchmark]
    [TakesIn(Walk.Samples, Walk.Seconds)]
    public int Decode()
    {
        int samples = 0;
        foreach (RawPacket packet in _walk.Packets)
        {
            ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, _raw);
            samples += header.SampleCount;
        }

        return samples;
    }

    /// <summary>Bytes to steps: decoding, session clock, body frame, engine.</summary>
    [Benchmark]
    [TakesIn(Walk.Samples, Walk.Seconds)]
    public int Pipeline()
    {
        Counter found = new();
        SessionPipeline pipeline = new(_walk.Sensors, GaitOptions.Default, found);
        foreach (RawPacket packet in _walk.Packets)
        {
            pipeline.OnPacket(packet);
        }

        pipeline.Complete();
        return found.Found;
    }
}

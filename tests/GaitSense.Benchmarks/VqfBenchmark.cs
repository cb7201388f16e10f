using BenchmarkDotNet.Attributes;
using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;
using GaitSense.Signal.Tests.Orientation;

namespace GaitSense.Benchmarks;

/// <summary>The orientation filter over 90 s of one sensor at 100 Hz, mostly in motion.</summary>
public class VqfBenchmark
{
    private const int RateHz = 100;
    private const int Samples = 9000;
    private readonly Vec3[] _rates = new Vec3[Samples];
    private readonly Vec3[] _forces = new Vec3[Samples];
    private readonly Vec3[] _fields = new Vec3[Samples];
    private readonly Vqf _vqf = new(RateHz);

    [GlobalSetup]
    public void MakeSamples()
    {
        for (int i = 0; i < Samples; i++)
        {
            (_rates[i], _forces[i], _fields[i]) = ClosedFormMotion.Sample(i, RateHz);
        }
    }

    [Benchmark]
    [TakesIn(Samples, 90)]
    public Quat Online6D()
    {
        _vqf.Reset();
        for (int i = 0; i < Samples; i++)
        {
            _vqf.Update(_rates[i], _forces[i]);
        }

        return _vqf.Orientation;
    }

    [Benchmark]
    [TakesIn(Samples, 90)]
    public Quat Online9D()
    {
        _vqf.Reset();
        for (int i = 0; i < Samples; i++)
        {
            _vqf.Update(_rates[i], _forces[i], _fields[i]);
        }

        return _vqf.OrientationEnu;
    }

    [Benchmark]
    [TakesIn(Samples, 90)]
    public OfflineOrientation Offline9D() => VqfOffline.Estimate(RateHz, _rates, _forces, _fields);
}

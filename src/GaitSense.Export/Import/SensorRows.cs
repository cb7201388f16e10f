using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;
using GaitSense.Export.MotionBids.Reading;

namespace GaitSense.Export.Import;

/// <summary>The samples of one sensor while a file is read: times on the sensor's own clock, SI units.</summary>
internal sealed class SensorRows
{
    /// <summary>Most samples that are kept of a sensor: 14 hours at 100 Hz. What follows is not read, so that a file of any
    /// size takes bounded memory.</summary>
    public const int MostSamples = 5_000_000;

    private static readonly Triple Force = new(new(0, 1), new(1, 1), new(2, 1));
    private static readonly Triple Rate = new(new(3, 1), new(4, 1), new(5, 1));
    private static readonly Triple Field = new(new(6, 1), new(7, 1), new(8, 1));

    private readonly TrackBuilder _track;
    private readonly List<double> _intervals = [];

    public SensorRows(string file, string device, BodySite site, string forceUnit, string rateUnit, bool hasField, string clock)
    {
        File = file;
        Device = device;
        Site = site;
        Clock = clock;
        _track = new TrackBuilder(new PointPlan(device, site, Force, Rate, hasField ? Field : null, "", AxesDeclaration.Nothing, forceUnit, rateUnit));
    }

    public string File { get; }

    public string Device { get; }

    public BodySite Site { get; }

    /// <summary>What its times count from: sensors of one name can be put onto one clock.</summary>
    public string Clock { get; }

    public double FirstS { get; private set; } = double.NaN;

    public double LastS { get; private set; } = double.NaN;

    public int Count => _track.Count;

    public bool IsFull => _track.Count >= MostSamples;

    /// <summary>True when a time is later than the last one.</summary>
    public bool IsLater(double timeS) => double.IsNaN(LastS) || timeS > LastS;

    /// <summary>Keeps a row: force, rate and field, three each.</summary>
    public void Add(double timeS, ReadOnlySpan<double> values)
    {
        const int IntervalsKept = 4000;
        if (double.IsNaN(FirstS))
        {
            FirstS = timeS;
        }
        else if (_intervals.Count < IntervalsKept)
        {
            _intervals.Add(timeS - LastS);
        }

        LastS = timeS;
        _track.Add(timeS, values);
    }

    /// <summary>Sampling rate by the median interval, Hz; NaN before two rows.</summary>
    public double RateHz()
    {
        double[] sorted = [.. _intervals.Order()];
        return sorted.Length == 0 ? double.NaN : 1 / sorted[sorted.Length / 2];
    }

    /// <summary>The track, after its units have been held against its values.</summary>
    /// <exception cref="InputFaultException">A unit contradicts the values.</exception>
    public ImuTrack Build(double shiftS)
    {
        Plausibility.Check(_track, File);
        ImuTrack track = _track.Build(shiftS, "", Math.Round(RateHz(), 3));
        return track with { Sensor = track.Sensor with { Id = Device, Name = Device } };
    }
}

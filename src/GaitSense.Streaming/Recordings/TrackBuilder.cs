using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Streaming;

/// <summary>Gathers the samples of one sensor.</summary>
internal sealed class TrackBuilder(SensorDescriptor sensor)
{
    private readonly List<double> _timesS = [];
    private readonly List<Vec3> _accelerations = [];
    private readonly List<Vec3> _angularRates = [];
    private readonly List<Vec3> _magneticFields = [];
    private bool _hasField;

    public void Add(in ImuSample<SensorFrame> sample)
    {
        _timesS.Add(sample.Time.Seconds);
        _accelerations.Add(sample.AccelerationMps2);
        _angularRates.Add(sample.AngularRateRadPerS);
        _magneticFields.Add(sample.MagneticFieldUt);
        _hasField |= sample.MagneticFieldUt.IsFinite;
    }

    public ImuTrack Build() => new(sensor, _timesS, _accelerations, _angularRates, _hasField ? _magneticFields : []);
}

using GaitSense.Core.Geometry;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors;

/// <summary>Joins accelerations and angular rates that arrive separately and without stamps: the first with the first, the
/// second with the second.</summary>
/// <remarks><b>Breaks when</b> values of one kind are lost: those that follow are paired with neighbours, at most
/// <see cref="MostAhead"/> sample periods off, until the surplus is dropped.</remarks>
internal sealed class CountPairing
{
    /// <summary>How far one kind may run ahead of the other before its oldest value is dropped.</summary>
    public const int MostAhead = 9;

    private const int Length = 16;

    private readonly (Vec3 Value, HostTime Arrival)[] _accelerations = new (Vec3, HostTime)[Length];
    private readonly Vec3[] _rates = new Vec3[Length];
    private long _firstAcceleration;
    private long _nextAcceleration;
    private long _firstRate;
    private long _nextRate;

    /// <summary>The magnetic field last heard, uT.</summary>
    public Vec3 FieldUt { get; set; } = Vec3.NaN;

    /// <summary>Takes a specific force, m/s2.</summary>
    public void AddAcceleration(in Vec3 mps2, HostTime arrival)
    {
        _accelerations[_nextAcceleration++ % Length] = (mps2, arrival);
        if (_nextAcceleration - _firstAcceleration > MostAhead)
        {
            _firstAcceleration++;
        }
    }

    /// <summary>Takes an angular rate, rad/s.</summary>
    public void AddAngularRate(in Vec3 radPerS)
    {
        _rates[_nextRate++ % Length] = radPerS;
        if (_nextRate - _firstRate > MostAhead)
        {
            _firstRate++;
        }
    }

    /// <summary>Moves every complete pair into the batch.</summary>
    public void TakeInto(SampleBatch batch, in FullScales scales)
    {
        while (_firstAcceleration < _nextAcceleration && _firstRate < _nextRate)
        {
            (Vec3 acceleration, HostTime arrival) = _accelerations[_firstAcceleration++ % Length];
            ref SensorSample sample = ref batch.Add();
            sample.AccelerationMps2 = acceleration;
            sample.AngularRateRadPerS = _rates[_firstRate++ % Length];
            sample.MagneticFieldUt = FieldUt;
            sample.Marks = scales.Marks(sample.AccelerationMps2, sample.AngularRateRadPerS);
            batch.Arrival = arrival;
        }
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        _firstAcceleration = _nextAcceleration;
        _firstRate = _nextRate;
        FieldUt = Vec3.NaN;
    }
}

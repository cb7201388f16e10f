using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol.Sensors;

/// <summary>The full scales of a sensor in SI; 0 where they are not known.</summary>
internal readonly struct FullScales(SensorCapability capability)
{
    private readonly double _mps2 = (capability.AccelerationFullScaleG ?? 0) * ImuScale.StandardGravityMps2;
    private readonly double _radPerS = (capability.AngularRateFullScaleDps ?? 0) * Angle.RadPerDeg;

    /// <summary>Which of the two is at full scale.</summary>
    public SampleMarks Marks(in Vec3 mps2, in Vec3 radPerS) => Triads.Marks(mps2, _mps2, radPerS, _radPerS);
}

using GaitSense.Core.Sensors;

namespace GaitSense.Protocol;

/// <summary>What a packet says of its samples.</summary>
/// <param name="Version">Version of the profile.</param>
/// <param name="Site">Where the sensor is worn; a code that is not known reads as unassigned.</param>
/// <param name="Content">What each sample holds; bits that are not known are left out.</param>
/// <param name="AccelerationRange">Full scale of the accelerations.</param>
/// <param name="AngularRateRange">Full scale of the angular rates.</param>
/// <param name="Sequence">Number of the first sample since the start of the stream, modulo 65536. The difference to the
/// number expected is the number of samples lost.</param>
/// <param name="Ticks">Device clock at the first sample, 1/32768 s, modulo 2^32 (36.4 h).</param>
/// <param name="PeriodUnits">Time from sample to sample, 1/16 tick (2^-19 s, 1.907 us); never 0.</param>
/// <param name="SampleCount">Samples in the packet, 1 to 255.</param>
public readonly record struct ImuPacketHeader(
    byte Version,
    BodySite Site,
    PacketContent Content,
    AccelerationRange AccelerationRange,
    AngularRateRange AngularRateRange,
    ushort Sequence,
    uint Ticks,
    ushort PeriodUnits,
    byte SampleCount);

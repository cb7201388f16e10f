using GaitSense.Core.Time;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Protocol;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>One sensor's firmware: samples by its own clock, fills packets and sends them.</summary>
internal sealed class SensorTransmitter
{
    private const int LinkStream = 300;

    private readonly SimulatedSensor _sensor;
    private readonly SensorSampler _sampler;
    private readonly SimulatedLink _link;
    private readonly RawImuSample[] _samples;
    private readonly double _ticksPerS;
    private readonly ushort _periodUnits;
    private long _sent;

    /// <summary>A sensor on a body.</summary>
    public SensorTransmitter(BodyMotion body, SimulatedSensor sensor, RadioLink link, long seed, Knocks knocks)
    {
        _sensor = sensor;
        _sampler = new SensorSampler(body, sensor, sensor.PeriodS, seed, knocks);
        _link = new SimulatedLink(link, new SeededRandom(seed, LinkStream + (int)sensor.Descriptor.Site));
        _samples = new RawImuSample[PacketSizing.SamplesPerPacket(sensor.Descriptor.NominalRateHz, PacketContent.None)];
        _ticksPerS = DeviceTicks.PerSecond * (1 + (1e-6 * sensor.ClockSkewPpm));
        _periodUnits = (ushort)Math.Round(sensor.PeriodS * _ticksPerS * GattProfile.PeriodUnitsPerTick);
    }

    /// <summary>Length of each packet, bytes.</summary>
    public int PacketLength => ImuPacketCodec.LengthOf(PacketContent.None, _samples.Length);

    /// <summary>Time of the next packet's last sample, s.</summary>
    public double LastSampleS => SampleS(_sent + _samples.Length - 1);

    /// <summary>When the next packet is complete, s.</summary>
    public double ReadyS => LastSampleS + (0.5 * _sensor.PeriodS);

    /// <summary>The body must be planned up to here for the next packet, s.</summary>
    public double NeedsBodyUntilS => LastSampleS + _sampler.LookAheadS;

    /// <summary>Fills the next packet.</summary>
    /// <param name="destination">At least <see cref="PacketLength"/> bytes.</param>
    /// <param name="arrival">When it reaches the host.</param>
    /// <returns>False when it is lost on the way.</returns>
    public bool TrySend(Span<byte> destination, out HostTime arrival)
    {
        for (int i = 0; i < _samples.Length; i++)
        {
            _samples[i] = _sampler.Read(SampleS(_sent + i));
        }

        arrival = HostTime.FromSeconds(_link.ArrivalS(ReadyS));
        ImuPacketHeader header = new(
            GattProfile.Version,
            _sensor.Descriptor.Site,
            PacketContent.None,
            _sensor.AccelerationRange,
            _sensor.AngularRateRange,
            (ushort)_sent,
            Ticks(SampleS(_sent)),
            _periodUnits,
            (byte)_samples.Length);
        ImuPacketCodec.Encode(header, _samples, destination);
        _sent += _samples.Length;
        return !_link.LosesNext();
    }

    private double SampleS(long index) => _sensor.FirstSampleS + (index * _sensor.PeriodS);

    private uint Ticks(double t) => unchecked(_sensor.TicksAtZero + (uint)(long)Math.Round(t * _ticksPerS));
}

using System.Text;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>A sensor of the GaitSense profile without a body: answers as firmware does.</summary>
internal sealed class VirtualSensor
{
    private const ushort Mtu = 247;

    private readonly Lock _gate = new();
    private SensorConfiguration _now;
    private ushort _sequence;
    private ushort _boots = 1;

    public VirtualSensor(string address, BodySite site)
    {
        Address = address;
        Name = $"GS {site}";
        _now = new SensorConfiguration(
            site, PacketContent.None, AccelerationRange.G8, AngularRateRange.Dps500, 60, IsStreaming: false, Mtu, SamplesPerPacket: 6);
    }

    public string Address { get; }

    public string Name { get; set; }

    public short RssiDbm { get; set; } = -50;

    public byte BatteryPercent { get; set; } = 90;

    /// <summary>Highest rate that it offers, Hz.</summary>
    public double MaxRateHz { get; init; } = 104;

    /// <summary>True when it may be heard and linked to.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Status with which the next so many requests are refused.</summary>
    public ControlStatus NextStatus { get; set; }

    public int RefusalsLeft { get; set; }

    public BodySite Site => _now.Site;

    public bool IsStreaming => _now.IsStreaming;

    public double RateHz => _now.RateHz;

    public AccelerationRange AccelerationRange => _now.AccelerationRange;

    public byte[] Identity()
    {
        byte[] value = new byte[SensorIdentity.Length];
        new SensorIdentity(_now.Site, PacketContent.None, 0b11111, 0b111111, 10, MaxRateHz, _boots).Encode(value);
        return value;
    }

    public byte[] Serial() => Encoding.UTF8.GetBytes("SN" + Address.Replace(":", "", StringComparison.Ordinal));

    /// <summary>Carries a request out; null when it stays unanswered.</summary>
    public byte[] Control(ReadOnlySpan<byte> request)
    {
        lock (_gate)
        {
            ControlStatus status = ControlRequest.Decode(request, out ControlRequest asked);
            if (RefusalsLeft > 0)
            {
                RefusalsLeft--;
                status = NextStatus;
            }
            else if (status == ControlStatus.Ok)
            {
                status = Carry(asked);
            }

            byte[] answer = new byte[ControlResponse.Length];
            new ControlResponse((ControlOpcode)request[0], status, _now).Encode(answer);
            return answer;
        }
    }

    /// <summary>The link is gone, or notifications were switched off: the stream ends.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _now = _now with { IsStreaming = false };
        }
    }

    /// <summary>It lost its power meanwhile.</summary>
    public void Reboot()
    {
        Stop();
        _boots++;
    }

    /// <summary>Gives a packet the number that is due since the start; false when no stream runs.</summary>
    public bool TryNumber(ref ImuPacketHeader header)
    {
        lock (_gate)
        {
            if (!_now.IsStreaming)
            {
                return false;
            }

            header = header with { Sequence = _sequence };
            _sequence += header.SampleCount;
            return true;
        }
    }

    private ControlStatus Carry(ControlRequest asked)
    {
        bool isSetting = asked.Opcode is not (ControlOpcode.ReadConfiguration or ControlOpcode.Stop or ControlOpcode.Identify);
        if (isSetting && _now.IsStreaming)
        {
            return ControlStatus.WrongState;
        }

        switch (asked.Opcode)
        {
            case ControlOpcode.Start:
                _sequence = 0;
                _now = _now with { IsStreaming = true };
                break;
            case ControlOpcode.Stop:
                _now = _now with { IsStreaming = false };
                break;
            case ControlOpcode.SetRate when asked.Value > MaxRateHz * GattProfile.RateUnitsPerHz:
                return ControlStatus.InvalidParameter;
            case ControlOpcode.SetRate:
                _now = _now with { RateHz = asked.Value / (double)GattProfile.RateUnitsPerHz };
                break;
            case ControlOpcode.SetRanges:
                _now = _now with { AccelerationRange = (AccelerationRange)(asked.Value & 15), AngularRateRange = (AngularRateRange)(asked.Value >> 4) };
                break;
            case ControlOpcode.AssignSite:
                _now = _now with { Site = (BodySite)asked.Value };
                break;
        }

        return ControlStatus.Ok;
    }
}

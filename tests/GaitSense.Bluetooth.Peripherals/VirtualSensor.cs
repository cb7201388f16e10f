using System.Text;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>A sensor of the GaitSense profile without a body: answers as firmware does.</summary>
internal sealed class VirtualSensor
{
    private const ushort WideMtu = 247;
    private const ushort NarrowMtu = 100;
    private const double MinRateHz = 10;

    private readonly Lock _gate = new();
    private SensorConfiguration _now;
    private ushort _sequence;
    private ushort _boots = 1;

    public VirtualSensor(string address, BodySite site)
    {
        Address = address;
        Name = $"GS {site}";
        _now = new SensorConfiguration(
            site, PacketContent.None, AccelerationRange.G8, AngularRateRange.Dps500, 60, IsStreaming: false, WideMtu, SamplesPerPacket: 6);
    }

    public string Address { get; }

    public string Name { get; set; }

    public short RssiDbm { get; set; } = -50;

    public byte BatteryPercent { get; set; } = 90;

    /// <summary>Highest rate that it offers, Hz.</summary>
    public double MaxRateHz { get; init; } = 104;

    /// <summary>Rates that it offers, Hz; empty for every tenth of a Hz up to the highest.</summary>
    public IReadOnlyList<double> Rates { get; init; } = [];

    /// <summary>What samples can hold.</summary>
    public PacketContent OfferedContent { get; init; }

    /// <summary>What it gets wrong.</summary>
    public SensorDefect Defect { get; init; }

    /// <summary>Its clock.</summary>
    public DeviceClock Clock { get; init; } = new(TimeProvider.System);

    /// <summary>Called with an opcode before it is answered.</summary>
    public Action<ControlOpcode> BeforeAnswer { get; set; } = _ => { };

    /// <summary>Called between taking a clock request and answering it.</summary>
    public Action BeforeTime { get; set; } = () => { };

    /// <summary>True when it may be heard and linked to.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Status with which the next so many requests are refused.</summary>
    public ControlStatus NextStatus { get; set; }

    public int RefusalsLeft { get; set; }

    public BodySite Site => _now.Site;

    public bool IsStreaming => _now.IsStreaming;

    public double RateHz => _now.RateHz;

    public SensorConfiguration Now => _now;

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>When it was started last, by its clock's time.</summary>
    public double StartedS { get; private set; }

    /// <summary>True when it left a request or a clock request without an answer.</summary>
    public bool HasSwallowed { get; private set; }

    public ushort Mtu => Defect == SensorDefect.SmallMtu ? NarrowMtu : WideMtu;

    public AccelerationRange AccelerationRange => _now.AccelerationRange;

    private double HighestRateHz => Rates.Count > 0 ? Rates[^1] : MaxRateHz;

    private byte AccelerationRanges => (byte)(Defect == SensorDefect.SmallRangesOnly ? 0b00111 : 0b11111);

    public byte[] Identity()
    {
        byte[] value = new byte[SensorIdentity.Length];
        double lowest = Rates.Count > 0 ? Rates[0] : MinRateHz;
        BodySite site = Defect == SensorDefect.ForgetsSite ? BodySite.LeftFoot : _now.Site;
        new SensorIdentity(site, OfferedContent, AccelerationRanges, 0b111111, lowest, HighestRateHz, _boots).Encode(value);
        value[0] = (byte)(Defect == SensorDefect.IdentityOfAnotherVersion ? 2 : 1);
        return value;
    }

    public byte[] Serial() => Defect == SensorDefect.EmptySerial
        ? []
        : Encoding.UTF8.GetBytes("SN" + Address.Replace(":", "", StringComparison.Ordinal));

    /// <summary>Carries a request out; null when it stays unanswered.</summary>
    public byte[]? Control(ReadOnlySpan<byte> request, bool isSubscribed = true)
    {
        var opcode = (ControlOpcode)request[0];
        BeforeAnswer(opcode);
        lock (_gate)
        {
            ControlStatus status = Read(request, out ControlRequest asked);
            if (RefusalsLeft > 0)
            {
                RefusalsLeft--;
                status = NextStatus;
            }
            else if (Defect == SensorDefect.ChecksStateFirst && IsSetting(opcode) && _now.IsStreaming)
            {
                status = ControlStatus.WrongState;
            }
            else if (status == ControlStatus.Ok)
            {
                status = Carry(asked, isSubscribed);
            }

            return Answer(opcode, status);
        }
    }

    /// <summary>Answers a clock request; null when it stays unanswered.</summary>
    public byte[]? Time(ReadOnlySpan<byte> request)
    {
        if (ClockRequest.Decode(request, out ClockRequest asked) != DecodeOutcome.Ok
            || Defect == SensorDefect.SilentClock || (Defect == SensorDefect.ClockSilentWhileStreaming && IsStreaming))
        {
            HasSwallowed = true;
            return null;
        }

        uint ahead = Defect == SensorDefect.OtherClock ? 1_000_000u : 0;
        uint received = Clock.Ticks + ahead;
        BeforeTime();
        uint token = Defect == SensorDefect.WrongToken ? asked.Token + 1 : asked.Token;
        byte[] answer = new byte[ClockResponse.Length];
        new ClockResponse(token, received, Clock.Ticks + ahead).Encode(answer);
        return answer;
    }

    /// <summary>The link is gone, or notifications were switched off: the stream ends.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _now = _now with { IsStreaming = Defect == SensorDefect.GoesOnUnsubscribed && _now.IsStreaming };
        }
    }

    /// <summary>The link is gone.</summary>
    public void Unlinked()
    {
        lock (_gate)
        {
            _now = _now with { IsStreaming = Defect == SensorDefect.StreamsOverLinks && _now.IsStreaming };
            if (Defect == SensorDefect.ForgetsSettings)
            {
                Set(_now with { RateHz = MinRateHz });
            }

            if (Defect == SensorDefect.RestartsWithoutLink)
            {
                _boots++;
                Clock.Reset();
            }
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

    private ControlStatus Read(ReadOnlySpan<byte> request, out ControlRequest asked)
    {
        ControlStatus status = ControlRequest.Decode(request, out asked);
        if (status == ControlStatus.NotSupported && Defect == SensorDefect.TakesUnknownOpcodes)
        {
            asked = ControlRequest.ReadConfiguration;
            return ControlStatus.Ok;
        }

        for (int length = request.Length - 1; status == ControlStatus.InvalidParameter && Defect == SensorDefect.IgnoresExtraBytes && length > 0; length--)
        {
            status = ControlRequest.Decode(request[..length], out asked);
        }

        return status;
    }

    private byte[]? Answer(ControlOpcode opcode, ControlStatus status)
    {
        if (opcode == ControlOpcode.Identify && Defect == SensorDefect.NoAnswerToIdentify)
        {
            HasSwallowed = true;
            return null;
        }

        byte[] answer = new byte[ControlResponse.Length];
        new ControlResponse(opcode, status, _now with { AttMtu = Mtu }).Encode(answer);
        answer[8] |= (byte)(opcode == ControlOpcode.Identify && Defect == SensorDefect.ReservedStateBit ? 0x80 : 0);
        return answer;
    }

    private static bool IsSetting(ControlOpcode opcode) =>
        opcode is not (ControlOpcode.ReadConfiguration or ControlOpcode.Stop or ControlOpcode.Identify);

    private ControlStatus Carry(ControlRequest asked, bool isSubscribed)
    {
        if (!Offers(asked))
        {
            if (Defect == SensorDefect.ChangesWhenItRefuses && asked.Opcode == ControlOpcode.SetRanges)
            {
                _now = _now with { AccelerationRange = AccelerationRange.G2 };
            }

            return ControlStatus.InvalidParameter;
        }

        bool mayChange = !_now.IsStreaming || (Defect == SensorDefect.TakesSettingsWhileStreaming && asked.Opcode != ControlOpcode.Start);
        if (IsSetting(asked.Opcode) && !mayChange)
        {
            return ControlStatus.WrongState;
        }

        switch (asked.Opcode)
        {
            case ControlOpcode.Start when !isSubscribed && Defect != SensorDefect.StartsUnsubscribed:
                return ControlStatus.WrongState;
            case ControlOpcode.Start:
                Begin();
                break;
            case ControlOpcode.Stop when !_now.IsStreaming && Defect == SensorDefect.RefusesToStopTwice:
                return ControlStatus.WrongState;
            case ControlOpcode.Stop:
                _now = _now with { IsStreaming = false };
                break;
            case ControlOpcode.SetRate:
                Set(_now with { RateHz = RateFor(asked.Value / (double)GattProfile.RateUnitsPerHz) });
                break;
            case ControlOpcode.SetRanges:
                _now = _now with { AccelerationRange = (AccelerationRange)(asked.Value & 15), AngularRateRange = (AngularRateRange)(asked.Value >> 4) };
                break;
            case ControlOpcode.SetContent:
                Set(_now with { Content = (PacketContent)asked.Value & (PacketContent.Magnetometer | PacketContent.Quaternion) });
                break;
            case ControlOpcode.Identify when Defect == SensorDefect.RefusesToIdentify:
                return ControlStatus.NotSupported;
            case ControlOpcode.AssignSite when asked.Value <= (ushort)BodySite.Thorax:
                _now = _now with { Site = (BodySite)asked.Value };
                break;
        }

        return ControlStatus.Ok;
    }

    private bool Offers(ControlRequest asked) => asked.Opcode switch
    {
        ControlOpcode.SetRate => asked.Value <= HighestRateHz * GattProfile.RateUnitsPerHz,
        ControlOpcode.SetRanges => (AccelerationRanges >> (asked.Value & 15) & 1) != 0
            && asked.Value >> 4 <= (int)AngularRateRange.Dps4000
            && !(Defect == SensorDefect.RefusesARange && (asked.Value & 15) == (int)AccelerationRange.G4),
        ControlOpcode.SetContent when Defect == SensorDefect.TakesReservedContent && asked.Value > 3 => true,
        ControlOpcode.SetContent => (asked.Value & ~(int)OfferedContent) == 0
            && !(Defect == SensorDefect.RefusesOrientation && (asked.Value & (int)PacketContent.Quaternion) != 0),
        ControlOpcode.AssignSite => asked.Value <= (ushort)BodySite.Thorax || Defect == SensorDefect.TakesUnknownSites,
        _ => true,
    };

    private double RateFor(double wantedHz)
    {
        if (Rates.Count == 0)
        {
            return Math.Max(MinRateHz, wantedHz);
        }

        double above = Rates.First(r => r >= wantedHz - 1e-6);
        return Defect == SensorDefect.RoundsRatesDown ? Rates.Where(r => r <= wantedHz + 1e-6).DefaultIfEmpty(above).Max() : above;
    }

    private void Begin()
    {
        _sequence = (ushort)(Defect == SensorDefect.SequenceFromOne ? 1 : 0);
        _now = _now with { IsStreaming = true };
        if (Defect == SensorDefect.ClockSetByStart)
        {
            Clock.Reset();
        }

        Starts++;
        StartedS = Clock.NowS;
    }

    private void Set(SensorConfiguration wanted) => _now = wanted with
    {
        SamplesPerPacket = (byte)(ImuPacketCodec.SamplesPerPacket(Mtu, wanted.Content, wanted.RateHz) + (Defect == SensorDefect.PacksOneMore ? 1 : 0)),
    };
}

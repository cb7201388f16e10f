using GaitSense.Bluetooth.VirtualMachine.Wire;

namespace GaitSense.Bluetooth.VirtualMachine.Attributes;

/// <summary>Sends one packet of the attribute protocol.</summary>
internal delegate void AttSend(ReadOnlySpan<byte> pdu);

/// <summary>A device's end of the attribute protocol on one link (Core, Vol 3, Part F).</summary>
/// <remarks>Long writes, signed writes and multiple reads are refused. Not safe for several threads at once.</remarks>
internal sealed class AttServer(GattTable table, IGattValues values, int largestMtu, AttSend send)
{
    /// <summary>MTU before it was exchanged, and the smallest that there is.</summary>
    public const int SmallestMtu = 23;

    private const ushort NotifyBit = 1;
    private const ushort IndicateBit = 2;

    private readonly Dictionary<Guid, ushort> _configurations = [];
    private readonly Queue<byte[]> _indications = [];
    private readonly AttSearch _search = new(table);
    private bool _isIndicating;

    public int Mtu { get; private set; } = SmallestMtu;

    public bool IsSubscribed(Guid characteristic) => _configurations.GetValueOrDefault(characteristic) != 0;

    /// <summary>Takes a packet and answers it.</summary>
    public void Receive(ReadOnlySpan<byte> pdu)
    {
        if (pdu.IsEmpty)
        {
            return;
        }

        AttOpcode asked = (AttOpcode)pdu[0];
        WireReader reader = new(pdu[1..]);
        switch (asked)
        {
            case AttOpcode.WriteCommand:
                TryWrite(reader.Short(), reader.Rest, CharacteristicProperties.WriteWithoutResponse);
                break;
            case AttOpcode.Confirmation:
                _isIndicating = false;
                SendIndication();
                break;
            case AttOpcode.Write:
                AnswerWrite(pdu);
                break;
            default:
                Answer(asked, ref reader);
                break;
        }
    }

    /// <summary>Sends a value that was not asked for; false when it is not subscribed to or does not fit.</summary>
    public bool TryNotify(Guid characteristic, ReadOnlySpan<byte> value)
    {
        if ((_configurations.GetValueOrDefault(characteristic) & NotifyBit) == 0 || value.Length > Mtu - 3)
        {
            return false;
        }

        send(Unasked(AttOpcode.Notification, characteristic, value));
        return true;
    }

    private void Answer(AttOpcode asked, ref WireReader reader)
    {
        if (asked == AttOpcode.ExchangeMtu)
        {
            int mtu = Math.Clamp((int)reader.Short(), SmallestMtu, largestMtu);
            send(new WireWriter().Byte((int)AttOpcode.MtuAnswer).Short(largestMtu).ToArray());
            Mtu = mtu;
            return;
        }

        int handle = reader.Rest.Length >= 2 ? reader.Rest[0] | (reader.Rest[1] << 8) : 0;
        AttAnswer answer = asked switch
        {
            AttOpcode.FindInformation => _search.Information(ref reader, Mtu),
            AttOpcode.FindByTypeValue => _search.ByTypeAndValue(ref reader, Mtu),
            AttOpcode.ReadByType => _search.ByType(ref reader, Mtu, Value),
            AttOpcode.ReadByGroupType => _search.ByGroup(ref reader, Mtu),
            AttOpcode.Read => Read(AttOpcode.ReadAnswer, reader.Short(), 0),
            AttOpcode.ReadBlob => Read(AttOpcode.ReadBlobAnswer, reader.Short(), reader.Short()),
            _ => AttAnswer.Refuse(AttError.RequestNotSupported),
        };
        if (reader.IsShort)
        {
            answer = AttAnswer.Refuse(AttError.InvalidPdu);
        }

        send(answer.Pdu ?? Refusal(asked, handle, answer.Error));
    }

    private AttAnswer Read(AttOpcode opcode, int handle, int offset)
    {
        if (table.Find(handle) is not { } row)
        {
            return AttAnswer.Refuse(AttError.InvalidHandle);
        }

        bool isHidden = row.Type == row.Characteristic && !row.Properties.HasFlag(CharacteristicProperties.Read);
        if (isHidden)
        {
            return AttAnswer.Refuse(AttError.ReadNotPermitted);
        }

        byte[] value = Value(row);
        return offset > value.Length
            ? AttAnswer.Refuse(AttError.InvalidOffset)
            : AttAnswer.With(new WireWriter()
                .Byte((int)opcode)
                .Bytes(value.AsSpan(offset, Math.Min(value.Length - offset, Mtu - 1)))
                .ToArray());
    }

    private byte[] Value(GattRow row)
    {
        if (row.Value is { } fixedValue)
        {
            return fixedValue;
        }

        return row.Type == GattTable.ClientConfiguration
            ? new WireWriter().Short(_configurations.GetValueOrDefault(row.Characteristic!.Value)).ToArray()
            : values.Read(row.Characteristic!.Value);
    }

    private void AnswerWrite(ReadOnlySpan<byte> pdu)
    {
        WireReader reader = new(pdu[1..]);
        int handle = reader.Short();
        AttError error = reader.IsShort
            ? AttError.InvalidPdu
            : TryWrite(handle, reader.Rest, CharacteristicProperties.Write, () => send([(byte)AttOpcode.WriteAnswer]));
        if (error != AttError.None)
        {
            send(Refusal(AttOpcode.Write, handle, error));
        }
    }

    private AttError TryWrite(int handle, ReadOnlySpan<byte> value, CharacteristicProperties how, Action? done = null)
    {
        if (table.Find(handle) is not { } row)
        {
            return AttError.InvalidHandle;
        }

        if (row.Type == GattTable.ClientConfiguration)
        {
            return Configure(row, value, done);
        }

        if (row.Characteristic is not { } characteristic || !row.Properties.HasFlag(how))
        {
            return AttError.WriteNotPermitted;
        }

        (AttError error, byte[]? indication) = values.Write(characteristic, value, IsSubscribed(characteristic));
        if (error == AttError.None)
        {
            done?.Invoke();
        }

        if (indication is not null && row.Properties.HasFlag(CharacteristicProperties.Notify))
        {
            TryNotify(characteristic, indication);
        }
        else if (indication is not null)
        {
            _indications.Enqueue(Unasked(AttOpcode.Indication, characteristic, indication));
            SendIndication();
        }

        return error;
    }

    private AttError Configure(GattRow row, ReadOnlySpan<byte> value, Action? done)
    {
        if (value.Length != 2)
        {
            return AttError.InvalidLength;
        }

        ushort offered = (ushort)(
            (row.Properties.HasFlag(CharacteristicProperties.Notify) ? NotifyBit : 0)
            | (row.Properties.HasFlag(CharacteristicProperties.Indicate) ? IndicateBit : 0));
        _configurations[row.Characteristic!.Value] = (ushort)(value[0] & offered);
        done?.Invoke();
        values.Subscribed(row.Characteristic.Value, IsSubscribed(row.Characteristic.Value));
        return AttError.None;
    }

    // One indication at a time; the next one waits for the confirmation.
    private void SendIndication()
    {
        if (!_isIndicating && _indications.TryDequeue(out byte[]? next))
        {
            _isIndicating = true;
            send(next);
        }
    }

    private byte[] Unasked(AttOpcode opcode, Guid characteristic, ReadOnlySpan<byte> value) =>
        new WireWriter().Byte((int)opcode).Short(table.ValueOf(characteristic).Handle).Bytes(value).ToArray();

    private static byte[] Refusal(AttOpcode asked, int handle, AttError error) =>
        new WireWriter().Byte((int)AttOpcode.Error).Byte((int)asked).Short(handle).Byte((int)error).ToArray();
}

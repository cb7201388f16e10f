using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>One request on the control point and what became of it.</summary>
/// <param name="Request">Its bytes.</param>
/// <param name="Answer">The indication; null when none came.</param>
/// <param name="Rejection">Why the write was rejected; null when it was taken.</param>
/// <param name="TookS">From the write to the answer, s.</param>
internal sealed record ControlExchange(byte[] Request, byte[]? Answer, string? Rejection, double TookS)
{
    /// <summary>The response; null when none came or it cannot be read.</summary>
    public ControlResponse? Response =>
        Answer is { } bytes && ControlResponse.Decode(bytes, out ControlResponse response) == DecodeOutcome.Ok ? response : null;

    public bool IsDone => Response is { IsDone: true };

    public bool IsRefusedWith(ControlStatus status) => Response is { } response && response.Status == status;

    /// <summary>For a person.</summary>
    public override string ToString() => $"{Convert.ToHexString(Request)}: " + (
        Rejection is { } why ? $"the write was rejected ({why})"
        : Response is { } response ? Code(response.Status)
        : Answer is { } bytes ? $"unreadable answer {Convert.ToHexString(bytes)}"
        : "no answer");

    /// <summary>The status as the profile spells it.</summary>
    private static string Code(ControlStatus status) => status switch
    {
        ControlStatus.Ok => "ok",
        ControlStatus.NotSupported => "not_supported",
        ControlStatus.InvalidParameter => "invalid_parameter",
        ControlStatus.WrongState => "wrong_state",
        ControlStatus.Busy => "busy",
        ControlStatus.MtuTooSmall => "mtu_too_small",
        ControlStatus.SensorFault => "sensor_fault",
        _ => $"status {(int)status:X2}",
    };
}

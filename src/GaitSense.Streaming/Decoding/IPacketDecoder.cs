using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Protocol;

namespace GaitSense.Streaming;

/// <summary>Reads the packets of one sensor and hands them on in the order of its clock, each once.</summary>
internal interface IPacketDecoder
{
    /// <summary>Takes one packet.</summary>
    DecodeOutcome Accept(in RawPacket raw, IOutlet<DecodedPacket> outlet);

    /// <summary>Hands on what has waited long enough.</summary>
    void ReleaseOverdue(HostTime now, IOutlet<DecodedPacket> outlet);

    /// <summary>Hands on everything that waits.</summary>
    void Complete(IOutlet<DecodedPacket> outlet);
}

namespace GaitSense.Storage.Raw;

/// <summary>One stored row: what a sensor sent within a second.</summary>
/// <param name="T0Ns">Arrival of its first packet, ns; rises from row to row.</param>
/// <param name="FirstNumber">Running number of its first packet.</param>
/// <param name="LastNumber">Running number of its last packet.</param>
/// <param name="Packets">How many it was written with.</param>
/// <param name="Frames">The framed packets.</param>
internal sealed record PacketRow(long T0Ns, long FirstNumber, long LastNumber, int Packets, byte[] Frames);

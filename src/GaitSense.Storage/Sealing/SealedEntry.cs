namespace GaitSense.Storage.Sealing;

/// <summary>What the store knows of one sealed file.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Packets">Packets in it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its checksum.</param>
/// <param name="AreRowsReplaced">True when the packets are read from it.</param>
internal sealed record SealedEntry(string File, long Packets, long Bytes, string Sha256, bool AreRowsReplaced);

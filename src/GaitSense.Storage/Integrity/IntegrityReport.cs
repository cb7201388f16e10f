namespace GaitSense.Storage.Integrity;

/// <summary>How sound what is stored is.</summary>
/// <param name="Sessions">Sessions looked at.</param>
/// <param name="Packets">Packets that can be read.</param>
/// <param name="DamagedPackets">Packets that were stored and cannot be read any more; reading skips them.</param>
/// <param name="SealedFiles">Sealed files looked at.</param>
/// <param name="Faults">What else is wrong, in words; empty when nothing is.</param>
public sealed record IntegrityReport(int Sessions, long Packets, long DamagedPackets, int SealedFiles, IReadOnlyList<string> Faults)
{
    /// <summary>True when everything that was stored can be read; packets that a repair has given up do not count again.</summary>
    public bool IsSound => DamagedPackets == 0 && Faults.Count == 0;
}

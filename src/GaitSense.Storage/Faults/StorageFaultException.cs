namespace GaitSense.Storage.Faults;

/// <summary>Carries a <see cref="StorageFault"/>: the store is sound, its surroundings are not.</summary>
/// <remarks>When a session's writer throws it, what was appended stays in memory and the next flush tries again. Memory is
/// bounded: once it is full, packets are refused and counted in <see cref="PacketsRefused"/>.</remarks>
public sealed class StorageFaultException : Exception
{
    /// <summary>Carries <paramref name="fault"/>, found as <paramref name="inner"/>.</summary>
    public StorageFaultException(StorageFault fault, Exception? inner = null)
        : base(fault.ToString(), inner) => Fault = fault;

    /// <summary>The fault.</summary>
    public StorageFault Fault { get; }

    /// <summary>Packets that this session's writer has refused so far, the one at hand included; 0 elsewhere.</summary>
    public long PacketsRefused { get; init; }
}

namespace GaitSense.Storage.Faults;

/// <summary>Why the store could not do what was asked.</summary>
public enum StorageFaultKind
{
    /// <summary>No space is left on the disk.</summary>
    DiskFull,

    /// <summary>The disk refused to read or write.</summary>
    InputOutput,

    /// <summary>The file's content is not what this program wrote.</summary>
    Damaged,

    /// <summary>The file or its directory has become read-only.</summary>
    NotWritable,

    /// <summary>Another program holds the file.</summary>
    Busy,

    /// <summary>The file cannot be opened any more.</summary>
    Unavailable,
}

/// <summary>What failed, where, and what to do about it. What was durable before is undamaged.</summary>
/// <param name="Kind">Why.</param>
/// <param name="What">What is wrong, in words.</param>
/// <param name="Where">The store's file.</param>
/// <param name="Advice">What to do.</param>
public sealed record StorageFault(StorageFaultKind Kind, string What, string Where, string Advice)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What}. {Advice}";
}

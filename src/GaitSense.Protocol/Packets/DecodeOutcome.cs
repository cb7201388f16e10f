namespace GaitSense.Protocol;

/// <summary>What came of reading bytes that a sensor sent. Each refusal is counted, never thrown.</summary>
public enum DecodeOutcome
{
    /// <summary>Read.</summary>
    Ok,

    /// <summary>Fewer bytes than the message announces, or than its shortest form.</summary>
    Truncated,

    /// <summary>The check sum does not fit the bytes.</summary>
    BadChecksum,

    /// <summary>Written by another version of the profile.</summary>
    UnknownVersion,

    /// <summary>Complete, but with a value that version 1 does not allow.</summary>
    Malformed,
}

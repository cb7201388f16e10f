namespace GaitSense.Devices.Gateway.Frames;

/// <summary>What the bytes of a frame are worth.</summary>
public enum FrameOutcome
{
    /// <summary>A frame as it should be.</summary>
    Ok,

    /// <summary>It ends early.</summary>
    Truncated,

    /// <summary>It is longer than any frame may be, or has bytes to spare.</summary>
    TooLong,

    /// <summary>No frame of this version begins so.</summary>
    UnknownKind,

    /// <summary>It is of another version of the channel.</summary>
    UnknownVersion,

    /// <summary>A field has a value that it cannot have.</summary>
    Malformed,
}

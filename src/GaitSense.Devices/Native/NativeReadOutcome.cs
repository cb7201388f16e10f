namespace GaitSense.Devices.Native;

/// <summary>What came of reading the next frame.</summary>
public enum NativeReadOutcome
{
    /// <summary>A packet.</summary>
    Packet,

    /// <summary>The recording ends here, whole.</summary>
    End,

    /// <summary>The file ends inside a frame, as it does when writing was interrupted; everything before it is good.</summary>
    TornTail,

    /// <summary>A frame is not as it was written; everything before it is good, and nothing after it can be found.</summary>
    Damaged,
}

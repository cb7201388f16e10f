namespace GaitSense.Streaming;

/// <summary>What became of a packet.</summary>
public enum PacketFate
{
    /// <summary>Its samples follow.</summary>
    Accepted,

    /// <summary>It came before.</summary>
    Duplicate,

    /// <summary>Samples after it have already been handed on, or it belongs nowhere.</summary>
    Late,

    /// <summary>Its bytes are not a packet of the profile.</summary>
    Rejected,

    /// <summary>It was read, but completes no sample: a first part, an answer, or one half of what belongs together.</summary>
    Partial,

    /// <summary>It names a sensor that the roster does not have.</summary>
    UnknownSensor,
}

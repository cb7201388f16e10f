namespace GaitSense.Devices.Gateway.Frames;

/// <summary>The first byte of every frame of the packet channel. Below 128: from the gateway; from 128: from the server.</summary>
public enum FrameKind : byte
{
    /// <summary>Nothing known.</summary>
    None = 0,

    /// <summary>Who the gateway is, which sensors it has, what it still holds.</summary>
    Hello = 1,

    /// <summary>Packets with their arrival times.</summary>
    Packets = 2,

    /// <summary>News of one sensor.</summary>
    Status = 3,

    /// <summary>Answer to a ping.</summary>
    Pong = 4,

    /// <summary>The sensors have changed.</summary>
    Roster = 5,

    /// <summary>From which number on packets are wanted.</summary>
    Welcome = 129,

    /// <summary>Asks for the gateway's clock.</summary>
    Ping = 130,

    /// <summary>What has been taken for good.</summary>
    Acknowledgement = 131,

    /// <summary>Why the server ends the connection.</summary>
    Refusal = 132,
}

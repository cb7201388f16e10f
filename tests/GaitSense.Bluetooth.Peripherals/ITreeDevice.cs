namespace GaitSense.Bluetooth.Peripherals;

/// <summary>The objects by which the daemon shows one device, and what they answer.</summary>
internal interface ITreeDevice
{
    /// <summary>True once the daemon has heard it.</summary>
    bool IsKnown { get; }

    bool Owns(string path);

    /// <summary>It is heard by the daemon while that searches.</summary>
    void Announce();

    /// <summary>The link is lost.</summary>
    void Unlink(bool tell = true);

    /// <summary>The daemon does not know it any more.</summary>
    void Forget();

    IEnumerable<TreeObject> Objects();

    Reply Answer(IncomingCall call);
}

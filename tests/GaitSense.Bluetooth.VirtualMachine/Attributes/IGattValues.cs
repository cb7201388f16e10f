namespace GaitSense.Bluetooth.VirtualMachine.Attributes;

/// <summary>What stands behind the characteristics of a device.</summary>
internal interface IGattValues
{
    byte[] Read(Guid characteristic);

    /// <summary>Takes a value. What is answered unasked, by an indication or a notification, is returned beside the error.</summary>
    (AttError Error, byte[]? Indication) Write(Guid characteristic, ReadOnlySpan<byte> value, bool isSubscribed);

    /// <summary>Notifications or indications were switched on or off.</summary>
    void Subscribed(Guid characteristic, bool isOn);
}

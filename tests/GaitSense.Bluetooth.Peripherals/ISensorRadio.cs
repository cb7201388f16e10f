namespace GaitSense.Bluetooth.Peripherals;

/// <summary>How a virtual sensor's packets leave it.</summary>
internal interface ISensorRadio
{
    VirtualSensor Sensor { get; }

    /// <summary>Sends one notification of the stream; false when nobody listens.</summary>
    bool TrySend(ReadOnlySpan<byte> packet);
}

using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>A linked sensor that is set up and can be started, of whatever make. Disposing stops the stream and unlinks.</summary>
internal interface ISensorConnection : IAsyncDisposable
{
    /// <summary>The link.</summary>
    IBluetoothLink Link { get; }

    /// <summary>What the sensor says of itself.</summary>
    SensorDetails Details { get; }

    /// <summary>What kind of sensor it is.</summary>
    SensorProfile Profile { get; }

    /// <summary>Rate that it was set to, Hz.</summary>
    double RateHz { get; }

    /// <summary>Starts the stream; packets come as they are stored.</summary>
    /// <exception cref="BluetoothFaultException">It did not start.</exception>
    Task StartAsync(NotificationHandler onPacket, CancellationToken cancellationToken);
}

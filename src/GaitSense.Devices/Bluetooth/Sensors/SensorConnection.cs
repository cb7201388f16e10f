using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>A linked sensor of our own profile.</summary>
internal sealed class SensorConnection : ISensorConnection
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private IAsyncDisposable? _stream;

    private SensorConnection(
        IBluetoothLink link, SensorProfile profile, ControlPoint control, SensorDetails details, SensorConfiguration configuration, TimeProvider time, TimeSpan patience)
    {
        _time = time;
        _patience = patience;
        Link = link;
        Profile = profile;
        Control = control;
        Details = details;
        Configuration = configuration;
    }

    public IBluetoothLink Link { get; }

    public ControlPoint Control { get; }

    public SensorDetails Details { get; }

    public SensorProfile Profile { get; }

    public SensorConfiguration Configuration { get; }

    public double RateHz => Configuration.RateHz;

    /// <summary>Reads what the sensor is, and sets it up. The link stays the caller's when this fails.</summary>
    /// <exception cref="BluetoothFaultException">Any of it did not work.</exception>
    public static async Task<ISensorConnection> SetUpAsync(
        IBluetoothLink link, SensorProfile profile, BluetoothSourceOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ControlPoint? control = null;
        try
        {
            SensorDetails details = await SensorDetails.ReadAsync(link, cancellationToken);
            control = await ControlPoint.OpenAsync(link, time, options.AnswerTimeout, cancellationToken);
            SensorConfiguration configuration = await SensorSetup.ApplyAsync(control, details.Identity, options, cancellationToken);
            return new SensorConnection(link, profile, control, details, configuration, time, options.AnswerTimeout);
        }
        catch
        {
            if (control is not null)
            {
                await control.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Starts the stream.</summary>
    /// <exception cref="BluetoothFaultException">It did not start.</exception>
    public async Task StartAsync(NotificationHandler onPacket, CancellationToken cancellationToken)
    {
        _stream = await Link.SubscribeAsync(GattProfile.Service, GattProfile.ImuStream, onPacket, cancellationToken);
        await Control.SendAsync(ControlRequest.Start, cancellationToken);
    }

    /// <summary>Stops the stream and unlinks; a sensor that is gone is not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stream is not null && !Link.Lost.IsCompleted)
        {
            await StopAsync();
        }

        if (_stream is not null)
        {
            await _stream.DisposeAsync();
        }

        await Control.DisposeAsync();
        await Link.DisposeAsync();
    }

    private async Task StopAsync()
    {
        using CancellationTokenSource limit = new(_patience, _time);
        try
        {
            await Control.SendAsync(ControlRequest.Stop, limit.Token);
        }
        catch (Exception e) when (e is BluetoothFaultException or OperationCanceledException)
        {
            // The sensor stops by itself when it is unlinked.
        }
    }
}

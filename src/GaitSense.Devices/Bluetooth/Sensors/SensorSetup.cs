using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Sets a sensor to what is wanted, as far as it offers it.</summary>
internal static class SensorSetup
{
    /// <summary>Stops a stream that runs, then sets rate, full scales and content where they differ.</summary>
    /// <returns>What the sensor is set to.</returns>
    public static async Task<SensorConfiguration> ApplyAsync(
        ControlPoint control, SensorIdentity identity, BluetoothSourceOptions wanted, CancellationToken cancellationToken)
    {
        SensorConfiguration now = await control.SendAsync(ControlRequest.ReadConfiguration, cancellationToken);
        if (now.IsStreaming)
        {
            now = await control.SendAsync(ControlRequest.Stop, cancellationToken);
        }

        double rateHz = Math.Clamp(wanted.RateHz, identity.MinRateHz, Math.Max(identity.MinRateHz, identity.MaxRateHz));
        if (now.RateHz != rateHz)
        {
            now = await control.SendAsync(ControlRequest.SetRate(rateHz), cancellationToken);
        }

        (AccelerationRange acceleration, AngularRateRange angularRate) = RangesFor(identity, now, wanted);
        if (now.AccelerationRange != acceleration || now.AngularRateRange != angularRate)
        {
            now = await control.SendAsync(ControlRequest.SetRanges(acceleration, angularRate), cancellationToken);
        }

        if (now.Content != PacketContent.None)
        {
            now = await control.SendAsync(ControlRequest.SetContent(PacketContent.None), cancellationToken);
        }

        return now;
    }

    // The smallest that will do; when the sensor offers none so large, it keeps its own.
    private static (AccelerationRange Acceleration, AngularRateRange AngularRate) RangesFor(
        SensorIdentity identity, SensorConfiguration now, BluetoothSourceOptions wanted)
    {
        AccelerationRange acceleration = Enum.GetValues<AccelerationRange>()
            .Where(r => r >= wanted.AccelerationRange && identity.Offers(r))
            .DefaultIfEmpty(now.AccelerationRange).First();
        AngularRateRange angularRate = Enum.GetValues<AngularRateRange>()
            .Where(r => r >= wanted.AngularRateRange && identity.Offers(r))
            .DefaultIfEmpty(now.AngularRateRange).First();
        return (acceleration, angularRate);
    }
}

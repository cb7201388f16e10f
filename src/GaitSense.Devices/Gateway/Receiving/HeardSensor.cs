using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>One sensor that a gateway brings, while the service runs.</summary>
public sealed class HeardSensor
{
    private readonly Lock _gate = new();
    private readonly SensorGauge _gauge;
    private SensorStatus _status;
    private GatewayStream? _reachedBy;

    internal HeardSensor(GatewaySensor sensor, string gateway, BodySite site)
    {
        Sensor = sensor;
        Gateway = gateway;
        Site = site;
        _gauge = new SensorGauge(sensor.Profile, sensor.RateHz);
    }

    /// <summary>What the gateway says of it.</summary>
    public GatewaySensor Sensor { get; private set; }

    /// <summary>Name of the gateway.</summary>
    public string Gateway { get; private set; }

    /// <summary>Where it is worn.</summary>
    public BodySite Site { get; internal set; }

    /// <summary>True while its gateway is connected.</summary>
    public bool IsReached { get; private set; }

    /// <summary>True while its gateway is connected and linked to it.</summary>
    public bool IsLinked => IsReached && _status.Linked;

    /// <summary>Index in the running session; negative outside.</summary>
    internal int SessionIndex { get; set; } = -1;

    /// <summary>How it fares now.</summary>
    /// <param name="nowNs">Now on the server's clock.</param>
    public SensorReading Read(long nowNs)
    {
        lock (_gate)
        {
            return _gauge.Read(nowNs) with { BatteryRatio = _status.BatteryRatio, RssiDbm = _status.RssiDbm };
        }
    }

    internal void Reach(GatewaySensor sensor, GatewayStream stream)
    {
        lock (_gate)
        {
            Sensor = sensor;
            Gateway = stream.Gateway;
            _reachedBy = stream;
            if (!IsReached)
            {
                _status = _status with { Linked = true };
            }

            IsReached = true;
        }
    }

    /// <summary>The connection over which it was reached has ended; false when another brings it by now.</summary>
    internal bool TryLeave(GatewayStream stream)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_reachedBy, stream))
            {
                return false;
            }

            IsReached = false;
            _gauge.Restart();
            return true;
        }
    }

    internal void Take(in StatusFrame status)
    {
        lock (_gate)
        {
            if (status.IsLinked && !_status.Linked)
            {
                _gauge.Restart();
            }

            _status = new SensorStatus(0, status.IsLinked, status.BatteryRatio ?? _status.BatteryRatio, status.RssiDbm ?? _status.RssiDbm);
        }
    }

    internal void Take(long arrivalNs, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            _gauge.Take(arrivalNs, payload);
        }
    }
}

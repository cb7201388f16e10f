using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>What a session has not been told yet of one sensor: how it stands, and that its link was lost in between.</summary>
internal readonly struct SensorNews
{
    private readonly SensorStatus _latest;
    private readonly bool _wasLost;

    /// <summary>News after others that still wait; what those told and these do not is kept.</summary>
    public SensorNews(in SensorStatus status, SensorNews? waiting)
    {
        _latest = status with
        {
            BatteryRatio = status.BatteryRatio ?? waiting?._latest.BatteryRatio,
            RssiDbm = status.RssiDbm ?? waiting?._latest.RssiDbm,
        };
        _wasLost = !status.Linked || waiting is { _wasLost: true };
    }

    /// <summary>Tells them.</summary>
    public void TellTo(IPacketReceiver receiver)
    {
        if (_wasLost && _latest.Linked)
        {
            receiver.OnStatus(new SensorStatus(_latest.Sensor, Linked: false, null, null));
        }

        receiver.OnStatus(_latest);
    }
}

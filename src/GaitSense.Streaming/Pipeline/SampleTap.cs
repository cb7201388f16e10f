using GaitSense.Core.Frames;
using GaitSense.Core.Samples;

namespace GaitSense.Streaming;

/// <summary>Puts packets on the session's clock, shows the samples of each to whoever looks, and hands them on one by one.</summary>
/// <remarks>All samples of a packet have their times before the first is handed on: what goes wrong behind this stage leaves no clock in the
/// middle of a packet. <b>Cost</b> 0 B once warm.</remarks>
/// <param name="clock">Gives the times.</param>
/// <param name="receiver">Looks; null for nobody.</param>
/// <param name="next">Takes the samples.</param>
internal sealed class SampleTap(ClockStage clock, ISampleReceiver? receiver, IOutlet<SiteSample<SensorFrame>> next)
    : IOutlet<DecodedPacket>, IOutlet<SiteSample<SensorFrame>>
{
    private SiteSample<SensorFrame>[] _samples = new SiteSample<SensorFrame>[64];
    private ImuSample<SensorFrame>[] _shown = new ImuSample<SensorFrame>[64];
    private int _count;

    /// <inheritdoc/>
    public void Emit(in DecodedPacket item)
    {
        _count = 0;
        clock.Accept(item, this);
        if (_count == 0)
        {
            return;
        }

        receiver?.OnSamples(item.Sensor, _shown.AsSpan(0, _count));
        for (int i = 0; i < _count; i++)
        {
            next.Emit(_samples[i]);
        }
    }

    /// <inheritdoc/>
    public void Emit(in SiteSample<SensorFrame> item)
    {
        if (_count == _samples.Length)
        {
            Array.Resize(ref _samples, 2 * _count);
            Array.Resize(ref _shown, 2 * _count);
        }

        _samples[_count] = item;
        _shown[_count++] = item.Sample;
    }
}

using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Streaming;

namespace GaitSense.App.Exports;

/// <summary>When the first sample of a recording was taken, without reading all of it.</summary>
internal static class FirstSample
{
    // A sensor that was not heard for so long after the first cannot be earlier than it.
    private const double LongestWaitS = 10;

    /// <summary>Session time of the earliest sample of any sensor, s; 0 without samples.</summary>
    public static double OfS(IReadOnlyList<SensorDescriptor> sensors, IEnumerable<RawPacket> packets)
    {
        Outlet first = new(sensors.Count);
        DecodeStage decode = new(sensors);
        StageLink<DecodedPacket, SiteSample<SensorFrame>> clock = new(new ClockStage(sensors), first);
        foreach (RawPacket packet in packets)
        {
            decode.Accept(packet, clock);
            if (first.IsKnown)
            {
                return first.EarliestS;
            }
        }

        decode.Complete(clock);
        return first.EarliestS;
    }

    private sealed class Outlet(int sensors) : IOutlet<SiteSample<SensorFrame>>
    {
        private readonly bool[] _isHeard = new bool[sensors];
        private int _silent = sensors;
        private double _latest = double.NegativeInfinity;
        private double _earliest = double.PositiveInfinity;

        public bool IsKnown => _silent == 0 || _latest - _earliest > LongestWaitS;

        public double EarliestS => double.IsFinite(_earliest) ? _earliest : 0;

        public void Emit(in SiteSample<SensorFrame> item)
        {
            double t = item.Sample.Time.Seconds;
            _earliest = Math.Min(_earliest, t);
            _latest = Math.Max(_latest, t);
            _silent -= _isHeard[item.Sensor] ? 0 : 1;
            _isHeard[item.Sensor] = true;
        }
    }
}

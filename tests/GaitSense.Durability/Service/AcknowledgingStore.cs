using System.Globalization;
using GaitSense.App.Storekeeping;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Durability.Service;

/// <summary>The service's store, which says after each flush what it has just acknowledged: packets of each sensor, and steps.</summary>
internal sealed class AcknowledgingStore(ISessionStore store, TextWriter told) : StoreLayer(store)
{
    public override ISessionWriter Begin(SessionHeader header)
    {
        Writer writer = new(base.Begin(header), told, header.Sensors.Count);
        told.Write($"recording {header.Id}\n");
        told.Flush();
        return writer;
    }

    private sealed class Writer(ISessionWriter writer, TextWriter told, int sensors) : WriterLayer(writer)
    {
        private readonly int[] packets = new int[sensors];
        private int steps;

        public override void Append(in RawPacket packet)
        {
            base.Append(packet);
            packets[packet.Sensor]++;
        }

        public override void Append(Step step)
        {
            base.Append(step);
            steps++;
        }

        public override void Flush()
        {
            base.Flush();
            told.Write(string.Create(CultureInfo.InvariantCulture, $"durable {steps} {string.Join(' ', packets)}\n"));
            told.Flush();
        }
    }
}

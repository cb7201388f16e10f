using GaitSense.App.Storekeeping;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Storage.Faults;

namespace GaitSense.App.Gateway;

/// <summary>A store that tells the running source of gateways what it has and what it has made durable, so that gateways can let go of
/// that and of nothing else.</summary>
/// <remarks>A packet whose writing failed is in the store's memory and is durable with the next flush that succeeds: it is told like
/// any other. One that the store refused, because that memory was full too, is not told: no flush will ever make it durable.</remarks>
/// <param name="store">The store.</param>
/// <param name="sources">The source of the running session.</param>
public sealed class AcknowledgingStore(ISessionStore store, RunningGatewaySource sources) : StoreLayer(store)
{
    /// <inheritdoc/>
    public override ISessionWriter Begin(SessionHeader header)
    {
        ISessionWriter writer = base.Begin(header);
        return sources.Current is { } source && ReferenceEquals(source.Sensors, header.Sensors) ? new Writer(writer, source) : writer;
    }

    private sealed class Writer(ISessionWriter writer, GatewaySource source) : WriterLayer(writer)
    {
        private long _refused;

        public override void Append(in RawPacket packet)
        {
            try
            {
                base.Append(packet);
            }
            catch (StorageFaultException e)
            {
                if (e.PacketsRefused == _refused)
                {
                    source.OnStored(packet.Sensor, packet.Arrival);
                }

                _refused = e.PacketsRefused;
                throw;
            }

            source.OnStored(packet.Sensor, packet.Arrival);
        }

        public override void Flush()
        {
            base.Flush();
            source.OnFlushed();
        }

        public override void Finish(SessionSummary summary)
        {
            base.Finish(summary);
            source.OnFlushed();
        }
    }
}

/// <summary>The source of gateways that the running session uses; null when it uses another or none runs.</summary>
public sealed class RunningGatewaySource
{
    /// <summary>The source.</summary>
    public GatewaySource? Current { get; set; }
}

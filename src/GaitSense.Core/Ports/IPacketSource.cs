using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Core.Ports;

/// <summary>Where packets come from: radio, browser, file or simulator. All hand over the same bytes.</summary>
public interface IPacketSource : IAsyncDisposable
{
    /// <summary>Name shown to a person and kept with the session, for example "simulated".</summary>
    string Name { get; }

    /// <summary>The sensors; their order gives the indices in packets.</summary>
    IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>How long the packets span, when that is known beforehand, as of a file; null for a live source.</summary>
    TimeSpan? Duration => null;

    /// <summary>Hands packets to the receiver, one at a time, until the source ends or is cancelled. A receiver that
    /// takes its time slows a file down and makes a live source queue (bounded, drops counted).</summary>
    /// <exception cref="OperationCanceledException">Never: cancellation ends the run normally.</exception>
    Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken);
}

/// <summary>Takes packets; calls never overlap.</summary>
public interface IPacketReceiver
{
    /// <summary>One packet; its bytes are valid only during the call.</summary>
    void OnPacket(in RawPacket packet);

    /// <summary>News of a sensor's battery, signal or link.</summary>
    void OnStatus(in SensorStatus status);
}

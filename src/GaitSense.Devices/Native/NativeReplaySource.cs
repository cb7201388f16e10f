using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;

namespace GaitSense.Devices.Native;

/// <summary>Hands over a native recording again: the same bytes with the same arrival times.</summary>
public sealed class NativeReplaySource : IPacketSource
{
    private readonly string _path;
    private readonly TimeProvider _clock;

    /// <summary>A source of a native recording.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The clock that paces it; only looked at when a pace is asked for.</param>
    /// <exception cref="InputFaultException">It is not a native recording that this version reads.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public NativeReplaySource(string path, TimeProvider? clock = null)
    {
        using NativeRecordingReader reader = NativeRecordingReader.Open(path);
        _path = path;
        _clock = clock ?? TimeProvider.System;
        Header = reader.Header;
    }

    /// <summary>What the recording says of itself.</summary>
    public NativeRecordingHeader Header { get; }

    /// <inheritdoc/>
    public string Name => Path.GetFileNameWithoutExtension(_path);

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors => Header.Sensors;

    /// <summary>How fast packets are handed over.</summary>
    /// <value>as fast as possible</value>
    public Pace Pace { get; init; } = Pace.AsFastAsPossible;

    /// <summary>What is wrong with the frame at which the last run stopped; null when it ran to a whole end or was cancelled.</summary>
    public InputFault? Fault { get; private set; }

    /// <summary>How the last run ended; <see cref="NativeReadOutcome.Packet"/> before its end.</summary>
    public NativeReadOutcome Outcome { get; private set; } = NativeReadOutcome.Packet;

    /// <inheritdoc/>
    public async Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        using NativeRecordingReader reader = NativeRecordingReader.Open(_path);
        await PacedDelivery.RunAsync(reader, receiver, Pace, _clock, cancellationToken);
        Fault = reader.Fault;
        Outcome = reader.Outcome;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

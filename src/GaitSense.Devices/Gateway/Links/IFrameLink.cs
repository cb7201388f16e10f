namespace GaitSense.Devices.Gateway.Links;

/// <summary>Carries whole frames both ways, in order. One reader and one writer at a time.</summary>
public interface IFrameLink : IAsyncDisposable
{
    /// <summary>What <see cref="ReceiveAsync"/> answers when the other side has closed.</summary>
    const int Closed = 0;

    /// <summary>What <see cref="ReceiveAsync"/> answers to something that is no frame: too long, or text.</summary>
    const int NoFrame = -1;

    /// <summary>Sends one frame.</summary>
    /// <exception cref="IOException">The link is broken.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken);

    /// <summary>Waits for one frame.</summary>
    /// <returns>Its length, <see cref="Closed"/> or <see cref="NoFrame"/>.</returns>
    /// <exception cref="IOException">The link is broken.</exception>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}

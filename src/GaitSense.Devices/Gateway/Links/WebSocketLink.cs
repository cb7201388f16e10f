using System.Net.WebSockets;

namespace GaitSense.Devices.Gateway.Links;

/// <summary>Frames as binary messages of a WebSocket.</summary>
/// <param name="socket">The socket; disposed with this.</param>
public sealed class WebSocketLink(WebSocket socket) : IFrameLink
{
    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or ObjectDisposedException)
        {
            throw new IOException("the connection is broken", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int length = 0;
        bool isFrame = true;
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(
                    isFrame && length < buffer.Length ? buffer[length..] : buffer, cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return IFrameLink.Closed;
                }

                isFrame &= part.MessageType == WebSocketMessageType.Binary && length + part.Count <= buffer.Length;
                length += part.Count;
                if (part.EndOfMessage)
                {
                    return isFrame && length > 0 ? length : IFrameLink.NoFrame;
                }

                if (length >= buffer.Length)
                {
                    return IFrameLink.NoFrame;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or ObjectDisposedException)
        {
            throw new IOException("the connection is broken", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (socket)
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using CancellationTokenSource limit = new(TimeSpan.FromSeconds(2));
                try
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
                }
                catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
                {
                    // It is gone already.
                }
            }
        }
    }
}

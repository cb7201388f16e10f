using System.Threading.Channels;

namespace GaitSense.Devices.Gateway.Links;

/// <summary>Two ends of a link inside one process.</summary>
public static class LinkPair
{
    /// <summary>Makes both ends.</summary>
    public static (IFrameLink Gateway, IFrameLink Server) Create()
    {
        Channel<byte[]> up = Channel.CreateBounded<byte[]>(64);
        Channel<byte[]> down = Channel.CreateBounded<byte[]>(64);
        return (new End(down, up), new End(up, down));
    }

    private sealed class End(Channel<byte[]> inward, Channel<byte[]> outward) : IFrameLink
    {
        public async ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
        {
            try
            {
                await outward.Writer.WriteAsync(frame.ToArray(), cancellationToken);
            }
            catch (ChannelClosedException e)
            {
                throw new IOException("the connection is broken", e);
            }
        }

        public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            while (await inward.Reader.WaitToReadAsync(cancellationToken))
            {
                if (inward.Reader.TryRead(out byte[]? frame))
                {
                    if (frame.Length > buffer.Length || frame.Length == 0)
                    {
                        return IFrameLink.NoFrame;
                    }

                    frame.CopyTo(buffer);
                    return frame.Length;
                }
            }

            return IFrameLink.Closed;
        }

        public ValueTask DisposeAsync()
        {
            outward.Writer.TryComplete();
            inward.Writer.TryComplete();
            return ValueTask.CompletedTask;
        }
    }
}

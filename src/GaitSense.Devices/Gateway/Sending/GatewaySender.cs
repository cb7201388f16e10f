using System.Threading.Channels;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;

namespace GaitSense.Devices.Gateway.Sending;

/// <summary>The gateway's side of the packet channel over one connection after another.</summary>
/// <remarks><b>How</b> (1) hello; (2) pings are answered as they come; (3) after the welcome, packets are sent from the number that
/// the server wants, never more unacknowledged ones than its window; numbers that were lost here are passed over, however many, once
/// all before them is acknowledged; (4) what is acknowledged leaves the backlog. A broken
/// connection costs nothing: the next one begins where the server says.</remarks>
/// <param name="backlog">What is to be sent.</param>
/// <param name="roster">The sensors; asked for at each connection.</param>
/// <param name="clockNs">The gateway's clock, ns: monotonic, never slewed, the one that arrival times are on.</param>
public sealed class GatewaySender(IPacketBacklog backlog, Func<GatewayRoster> roster, Func<long> clockNs)
{
    // No server asks so often without hearing an answer.
    private const int MostAnswers = 64;

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _answers = new();
    private readonly StatusFrame?[] _statuses = new StatusFrame?[ChannelLimits.MostSensors];
    private ulong _sent;
    private ulong _acknowledged;
    private ulong _limit;
    private int _window;

    /// <summary>True between a welcome and the end of that connection.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>True while a session on the server keeps the packets.</summary>
    public bool IsRecording { get; private set; }

    /// <summary>Why the server ended the last connection; null when it did not.</summary>
    public RefusalFrame? Refusal { get; private set; }

    /// <summary>Raised after every acknowledgement, with the next number.</summary>
    public event Action<ulong>? Acknowledged;

    /// <summary>Something was appended to the backlog.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Tells news of a sensor; only the latest of each is sent.</summary>
    public void Tell(in StatusFrame status)
    {
        lock (_gate)
        {
            _statuses[status.Sensor] = status;
        }

        Wake();
    }

    /// <summary>The sensors have changed.</summary>
    public void TellRoster()
    {
        lock (_gate)
        {
            _answers.Enqueue(RosterFrame.Encode(roster()));
        }

        Wake();
    }

    /// <summary>Runs over one connection until it ends.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task RunAsync(IFrameLink link, CancellationToken cancellationToken)
    {
        Refusal = null;
        lock (_gate)
        {
            _limit = 0;
            _answers.Clear();
        }

        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // 1.
            long nowNs = clockNs();
            await link.SendAsync(
                new HelloFrame(backlog.Stream, backlog.Oldest, Math.Min(backlog.OldestArrivalNs ?? nowNs, nowNs), nowNs, roster()).Encode(), ending.Token);
            Task reading = ReadAsync(link, ending.Token);
            Task writing = WriteAsync(link, ending.Token);
            await Task.WhenAny(reading, writing);
            await ending.CancelAsync();
            await Task.WhenAll(reading, writing);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
        finally
        {
            IsConnected = false;
            IsRecording = false;
        }
    }

    private async Task ReadAsync(IFrameLink link, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[ChannelLimits.LongestFrame];
        while (true)
        {
            int length = await link.ReceiveAsync(buffer, cancellationToken);
            if (length == IFrameLink.Closed || length == IFrameLink.NoFrame || !Take(buffer.AsSpan(0, length)))
            {
                return;
            }
        }
    }

    // False ends the connection: a refusal, or something that no server of this version says.
    private bool Take(ReadOnlySpan<byte> frame)
    {
        switch ((FrameKind)frame[0])
        {
            case FrameKind.Ping when PingFrame.Decode(frame, out PingFrame ping) == FrameOutcome.Ok:
                // 2.
                long nowNs = clockNs();
                lock (_gate)
                {
                    if (_answers.Count == MostAnswers)
                    {
                        return false;
                    }

                    _answers.Enqueue(new PongFrame(ping, nowNs, nowNs).Encode());
                }

                Wake();
                return true;
            case FrameKind.Welcome when WelcomeFrame.Decode(frame, out WelcomeFrame welcome) == FrameOutcome.Ok:
                backlog.Acknowledge(welcome.Next);
                lock (_gate)
                {
                    _window = welcome.Window;
                    _sent = _acknowledged = welcome.Next;
                    _limit = welcome.Next + (ulong)welcome.Window;
                }

                IsRecording = welcome.IsRecording;
                IsConnected = true;
                Acknowledged?.Invoke(welcome.Next);
                Wake();
                return true;
            case FrameKind.Acknowledgement when AcknowledgementFrame.Decode(frame, out AcknowledgementFrame taken) == FrameOutcome.Ok:
                // 4.
                backlog.Acknowledge(taken.Next);
                lock (_gate)
                {
                    _acknowledged = Math.Max(_acknowledged, taken.Next);
                    _limit = Math.Max(_limit, taken.Next + (ulong)_window);
                }

                IsRecording = taken.IsRecording;
                Acknowledged?.Invoke(taken.Next);
                Wake();
                return true;
            case FrameKind.Refusal when RefusalFrame.Decode(frame, out RefusalFrame? refusal) == FrameOutcome.Ok:
                Refusal = refusal;
                return false;
            default:
                return false;
        }
    }

    private async Task WriteAsync(IFrameLink link, CancellationToken cancellationToken)
    {
        byte[] frame = new byte[ChannelLimits.LongestFrame];
        while (true)
        {
            while (Answer() is { } answer)
            {
                await link.SendAsync(answer, cancellationToken);
            }

            // 3.
            int length = FillNext(frame);
            if (length > 0)
            {
                await link.SendAsync(frame.AsMemory(0, length), cancellationToken);
            }
            else
            {
                await _wake.Reader.ReadAsync(cancellationToken);
            }
        }
    }

    private int FillNext(byte[] frame)
    {
        lock (_gate)
        {
            if (_limit > 0 && _acknowledged >= _sent && backlog.HeldFrom(_sent) is var held && held > _sent)
            {
                _sent = held;
                _limit = Math.Max(_limit, held + (ulong)_window);
            }

            int length = backlog.Fill(_sent, _limit, frame, out ulong next);
            _sent = length > 0 ? next : _sent;
            return length;
        }
    }

    private byte[]? Answer()
    {
        lock (_gate)
        {
            if (_answers.TryDequeue(out byte[]? answer))
            {
                return answer;
            }

            // News of sensors only after the welcome: before it the server does not know them.
            for (int i = 0; IsConnected && i < _statuses.Length; i++)
            {
                if (_statuses[i] is { } status)
                {
                    _statuses[i] = null;
                    return status.Encode();
                }
            }

            return null;
        }
    }
}

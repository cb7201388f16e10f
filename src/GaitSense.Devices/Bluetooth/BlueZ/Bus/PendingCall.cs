namespace GaitSense.Devices.Bluetooth.BlueZ.Bus;

/// <summary>A method to call.</summary>
internal sealed record BusCall(string Destination, string Path, string Interface, string Member, Action<MessageWriter>? Write = null);

/// <summary>A call whose answer is awaited.</summary>
internal abstract class PendingCall
{
    public abstract void Answer(MessageReader reply);

    public abstract void Fail(Exception fault);
}

/// <summary>A call whose answer is awaited and made something of.</summary>
internal sealed class PendingCall<T>(MessageParser<T> parse) : PendingCall
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _answer.Task;

    public override void Answer(MessageReader reply)
    {
        if (reply.Error() is { } error)
        {
            Fail(error);
            return;
        }

        try
        {
            _answer.TrySetResult(parse(reply));
        }
        catch (MalformedMessageException e)
        {
            Fail(e);
        }
    }

    public override void Fail(Exception fault)
    {
        _answer.TrySetException(fault);

        // Nobody may be waiting any more; a fault that nobody sees is not a bug.
        _ = _answer.Task.Exception;
    }
}

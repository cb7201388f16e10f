using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>One method call to answer.</summary>
internal readonly record struct IncomingCall(string Path, string Interface, string Member, MessageReader Message);

/// <summary>What a call is answered with: values, an error, or nothing at all.</summary>
internal sealed record Reply(Action<MessageWriter>? Write, string? Error = null, string Text = "", bool IsSilent = false)
{
    public static Reply Done { get; } = new((Action<MessageWriter>?)null);

    public static Reply Silence { get; } = new(null, IsSilent: true);

    public static Reply With(Action<MessageWriter> write) => new(write);

    public static Reply Refuse(string error, string text) => new(null, error, text);
}

/// <summary>Owns a name on a bus and answers every call to it.</summary>
internal sealed class BusServer : IDisposable
{
    private readonly BusConnection _bus;
    private readonly Func<IncomingCall, Reply> _answer;
    private GCHandle _self;

    private BusServer(BusConnection bus, Func<IncomingCall, Reply> answer)
    {
        _bus = bus;
        _answer = answer;
        _self = GCHandle.Alloc(this);
    }

    /// <summary>Opens a bus and takes a name on it; calls are answered on the bus's thread.</summary>
    public static async Task<BusServer> StartAsync(string address, string name, Func<IncomingCall, Reply> answer)
    {
        BusServer server = new(BusConnection.Open(address), answer);
        await server.OnBusAsync(bus => server.Serve(bus, name));
        return server;
    }

    /// <summary>Sends a signal.</summary>
    public void Emit(string path, string @interface, string member, Action<MessageWriter> write) => _bus.Post(bus =>
    {
        Demand(SdBusServer.NewSignal(bus, out nint message, path, @interface, member));
        write(new MessageWriter(message));
        Demand(SdBusServer.Send(bus, message, 0));
        SdBus.Unref(message);
    });

    /// <summary>Gives the name up, as a daemon that ends does.</summary>
    public Task ReleaseAsync(string name) => OnBusAsync(bus => Demand(SdBusServer.ReleaseName(bus, name)));

    /// <summary>Takes the name again.</summary>
    public Task RequestAsync(string name) => OnBusAsync(bus => Demand(SdBusServer.RequestName(bus, name, 0)));

    /// <summary>Waits until what was posted before is on its way.</summary>
    public Task FlushAsync() => OnBusAsync(_ => { });

    public void Dispose()
    {
        _bus.Dispose();
        _self.Free();
    }

    private unsafe void Serve(nint bus, string name)
    {
        Demand(SdBusServer.AddFallback(bus, null, "/", &OnCall, GCHandle.ToIntPtr(_self)));
        Demand(SdBusServer.RequestName(bus, name, 0));
    }

    private Task OnBusAsync(Action<nint> work)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _bus.Post(bus =>
        {
            work(bus);
            done.SetResult();
        });
        return done.Task;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnCall(nint message, nint state, nint error)
    {
        BusServer server = (BusServer)GCHandle.FromIntPtr(state).Target!;
        MessageReader reader = new(message);
        Reply reply = server._answer(new IncomingCall(
            reader.PathText, Encoding.UTF8.GetString(reader.Interface), Encoding.UTF8.GetString(reader.Member), reader));
        if (!reply.IsSilent)
        {
            server.Send(message, reply);
        }

        return 1;
    }

    private void Send(nint call, Reply reply)
    {
        nint message = reply.Error is null ? Return(call, reply) : Refuse(call, reply);

        // What the answer announces must be told before it, as the daemon does: signals were posted while it was made.
        _bus.Post(bus =>
        {
            Demand(SdBusServer.Send(bus, message, 0));
            SdBus.Unref(message);
        });
    }

    private static nint Return(nint call, Reply reply)
    {
        Demand(SdBusServer.NewMethodReturn(call, out nint message));
        reply.Write?.Invoke(new MessageWriter(message));
        return message;
    }

    private static unsafe nint Refuse(nint call, Reply reply)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(reply.Error + '\0'))
        fixed (byte* text = Encoding.UTF8.GetBytes(reply.Text + '\0'))
        {
            SdBus.BusError fault = new() { Name = name, Message = text };
            Demand(SdBusServer.NewMethodError(call, out nint message, &fault));
            return message;
        }
    }

    private static void Demand(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"sd-bus refused (errno {-result})");
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GaitSense.Bluetooth.VirtualMachine.Hci;

namespace GaitSense.Bluetooth.VirtualMachine.Machine;

/// <summary>A small virtual machine that runs BlueZ's daemon; its controller is ours, and its message bus can be reached from here.</summary>
internal sealed class Emulator : IAsyncDisposable
{
    private static readonly TimeSpan BetweenAdvertisements = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-vm-");
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _console = [];
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Process _process;
    private Socket? _wire;
    private Task _running = Task.CompletedTask;

    private Emulator(string image)
    {
        string path = Path.Combine(_folder.FullName, "hci");
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        int port = FreePort();
        BusAddress = string.Create(CultureInfo.InvariantCulture, $"tcp:host=127.0.0.1,port={port}");
        Controller = new Controller(packet => _wire?.Send(packet));
        _process = Start(image, path, port);
    }

    /// <summary>Where its message bus is reached.</summary>
    public string BusAddress { get; }

    public Controller Controller { get; }

    /// <summary>Boots it and waits until its daemon was started; what its console said is in the fault otherwise.</summary>
    /// <param name="image">The folder that Guest/build made.</param>
    /// <param name="limit">Longest wait.</param>
    public static async Task<Emulator> StartAsync(string image, TimeSpan limit)
    {
        Emulator emulator = new(image);
        try
        {
            emulator._running = emulator.RunAsync();
            await emulator._started.Task.WaitAsync(limit);
            return emulator;
        }
        catch (Exception e)
        {
            string console = emulator.Console();
            await emulator.DisposeAsync();
            throw new InvalidOperationException($"the virtual machine did not start; its console said:\n{console}", e);
        }
    }

    /// <summary>What its console said lately.</summary>
    public string Console()
    {
        lock (_console)
        {
            return string.Join('\n', _console.TakeLast(60));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
        _wire?.Dispose();
        _listener.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    private Process Start(string image, string wire, int port)
    {
        Process process = new()
        {
            StartInfo = new ProcessStartInfo(Path.Combine(image, "qemu"))
            {
                ArgumentList =
                {
                    "-machine", "q35", "-cpu", "max", "-accel", "tcg", "-smp", "1", "-m", "256",
                    "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot",
                    "-kernel", Path.Combine(image, "vmlinux"), "-initrd", Path.Combine(image, "initramfs"),
                    "-append", "console=ttyS0 quiet panic=-1 mitigations=off tsc=reliable nokaslr",
                    "-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console",
                    "-device", "virtio-serial-pci", "-chardev", $"socket,id=hci,path={wire}", "-device", "virtconsole,chardev=hci",
                    "-netdev", string.Create(CultureInfo.InvariantCulture, $"user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{port}-10.0.2.15:5555"),
                    "-device", "virtio-net-pci,netdev=net,romfile=",
                },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(string? line)
    {
        lock (_console)
        {
            _console.Add(line ?? "(end)");
        }

        if (line is null || line.StartsWith("stage: failed", StringComparison.Ordinal))
        {
            _started.TrySetException(new InvalidOperationException("the machine ended"));
        }
        else if (line.StartsWith("stage: started", StringComparison.Ordinal))
        {
            _started.TrySetResult();
        }
    }

    private async Task RunAsync()
    {
        _wire = await _listener.AcceptAsync(_stop.Token);
        Task advertising = AdvertiseAsync();
        H4Reader reader = new(Controller.Receive);
        byte[] bytes = new byte[4096];
        for (int length = 1; length > 0;)
        {
            length = await _wire.ReceiveAsync(bytes, SocketFlags.None, _stop.Token);
            reader.Take(bytes.AsSpan(0, length));
        }

        await advertising;
    }

    private async Task AdvertiseAsync()
    {
        using PeriodicTimer timer = new(BetweenAdvertisements);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            Controller.Advertise();
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

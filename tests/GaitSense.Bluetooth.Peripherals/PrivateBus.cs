using System.Diagnostics;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>A message bus of its own: a dbus-daemon in a folder that is deleted at the end.</summary>
internal sealed class PrivateBus : IDisposable
{
    private const string Daemon = "/usr/bin/dbus-daemon";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-bus-");
    private readonly Process _process;

    private PrivateBus(string policy)
    {
        string configuration = Path.Combine(_folder.FullName, "bus.conf");
        File.WriteAllText(configuration, $"""
            <busconfig>
              <listen>unix:path={_folder.FullName}/bus</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow user="*"/>
                <allow own="*"/>
                <allow send_type="method_call"/>
                <allow send_type="signal"/>
                <allow send_requested_reply="true" send_type="method_return"/>
                <allow send_requested_reply="true" send_type="error"/>
                <allow receive_type="method_call"/>
                <allow receive_type="method_return"/>
                <allow receive_type="error"/>
                <allow receive_type="signal"/>
                {policy}
              </policy>
            </busconfig>
            """);
        _process = Process.Start(new ProcessStartInfo(Daemon)
        {
            ArgumentList = { $"--config-file={configuration}", "--print-address=1", "--nofork" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        string address = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("dbus-daemon did not start");
        Address = address.Split(',')[0];
    }

    /// <summary>Why there can be no bus here; null when there can.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() ? "There is no BlueZ beside Linux."
        : !File.Exists(Daemon) ? $"There is no {Daemon} (package dbus)."
        : !System.Runtime.InteropServices.NativeLibrary.TryLoad("libsystemd.so.0", out _) ? "There is no libsystemd.so.0."
        : null;

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Starts one that lets everybody do everything, but for a further policy.</summary>
    public static PrivateBus Start(string policy = "") => new(policy);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}

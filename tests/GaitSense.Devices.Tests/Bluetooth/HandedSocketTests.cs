using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>Descriptors that come with answers. That one is closed shows in what its number stands for in this process.</summary>
public sealed class HandedSocketTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public HandedSocketTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors are Linux's");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_comes_after_nobody_waits_is_closed()
    {
        HandedSocket handed = new();
        handed.Abandon();

        Assert.False(IsOpen(handed.Take(Descriptor())));
    }

    [Fact]
    public void What_came_just_before_is_closed()
    {
        HandedSocket handed = new();
        int fd = handed.Take(Descriptor());
        Assert.True(IsOpen(fd));

        handed.Abandon();

        Assert.False(IsOpen(fd));
    }

    private int Descriptor()
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(_path);
        return Libc.Duplicate((int)file.DangerousGetHandle());
    }

    private bool IsOpen(int fd) => new FileInfo($"/proc/self/fd/{fd}").LinkTarget == _path;
}

using GaitSense.Bluetooth.VirtualMachine.Wire;

namespace GaitSense.Bluetooth.VirtualMachine.Hci;

/// <summary>What the controller says of itself: low energy alone, version 4.2, nothing optional.</summary>
internal static class ControllerFacts
{
    public const int AclLength = 27;
    public const int AclBuffers = 16;
    public const int AcceptListSize = 16;
    private const int Version42 = 8;
    private const int NoManufacturer = 0xFFFF;
    private static readonly byte[] Address = BluetoothAddress.Encode("00:11:22:33:44:55");

    /// <summary>What a command that only asks is answered with after the status; null for other commands.</summary>
    public static byte[]? Answer(HciOpcode asked) => asked switch
    {
        HciOpcode.ReadLocalVersion => new WireWriter().Byte(Version42).Short(0).Byte(Version42).Short(NoManufacturer).Short(0).ToArray(),
        HciOpcode.ReadLocalCommands => Commands(),
        HciOpcode.ReadLocalFeatures => [0, 0, 0, 0, 0x60, 0, 0, 0], // low energy, and no classic Bluetooth
        HciOpcode.ReadAddress => Address,
        HciOpcode.LeReadBufferSize => new WireWriter().Short(AclLength).Byte(AclBuffers).ToArray(),
        HciOpcode.LeReadLocalFeatures => new byte[8],
        HciOpcode.LeReadAdvertisingPower => [0],
        HciOpcode.LeReadAcceptListSize => [AcceptListSize],
        HciOpcode.LeReadSupportedStates => new WireWriter().Long(0x3FF_FFFF_FFFF).ToArray(),
        HciOpcode.SetEventMask or HciOpcode.LeSetEventMask or HciOpcode.LeSetRandomAddress
            or HciOpcode.LeSetAdvertisingParameters or HciOpcode.LeSetAdvertisingPayload
            or HciOpcode.LeSetScanResponse or HciOpcode.LeSetAdvertisingEnable => [],
        _ => null,
    };

    // One bit for each command (Core, Vol 4, Part E, 6.27).
    private static byte[] Commands()
    {
        byte[] bits = new byte[64];
        bits[0] = 0x20;
        bits[2] = 0x80;
        bits[5] = 0xC0;
        bits[10] = 0x04;
        bits[14] = 0x28;
        bits[15] = 0x22;
        bits[25] = 0xF7;
        bits[26] = 0xFF;
        bits[27] = 0x27;
        bits[28] = 0x08;
        return bits;
    }
}

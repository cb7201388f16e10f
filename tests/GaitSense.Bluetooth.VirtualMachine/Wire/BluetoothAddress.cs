namespace GaitSense.Bluetooth.VirtualMachine.Wire;

/// <summary>Addresses such as C0:00:00:00:00:01 as Bluetooth sends them: least significant byte first.</summary>
internal static class BluetoothAddress
{
    public static byte[] Encode(string address)
    {
        byte[] bytes = Convert.FromHexString(address.Replace(":", "", StringComparison.Ordinal));
        Array.Reverse(bytes);
        return bytes;
    }
}

using System.Globalization;
using System.Text.Json;
using GaitSense.Protocol.Tests.Profile;

namespace GaitSense.Protocol.Tests.Packets;

public sealed class Crc16Tests
{
    /// <summary>The check value that the catalogue of CRC algorithms lists for CRC-16/IBM-3740.</summary>
    [Fact]
    public void Check_value_is_the_catalogues() => Assert.Equal(0x29B1, Crc16.Of("123456789"u8));

    [Fact]
    public void Known_strings_have_their_check_sums()
    {
        foreach (JsonElement vector in ProfileFiles.Vectors("crc.json", "checksums"))
        {
            Assert.Equal(vector.Text("crc"), Crc16.Of(vector.Bytes()).ToString("x4", CultureInfo.InvariantCulture));
        }
    }
}

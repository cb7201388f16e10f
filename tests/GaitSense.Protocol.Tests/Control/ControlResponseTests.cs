using GaitSense.Core.Sensors;

namespace GaitSense.Protocol.Tests.Control;

public sealed class ControlResponseTests
{
    [Fact]
    public void A_response_is_laid_out_as_by_hand_and_read_again()
    {
        var response = new ControlResponse(
            ControlOpcode.Start,
            ControlStatus.MtuTooSmall,
            new SensorConfiguration(
                BodySite.Thorax, PacketContent.Magnetometer, AccelerationRange.G8, AngularRateRange.Dps500, 102.4, true, 0x0117, 9));
        var bytes = new byte[ControlResponse.Length];

        Assert.Equal(12, response.Encode(bytes));
        Assert.Equal("80" + "02" + "05" + "06" + "01" + "22" + "0004" + "01" + "1701" + "09", Convert.ToHexString(bytes));
        Assert.Equal(DecodeOutcome.Ok, ControlResponse.Decode(bytes, out ControlResponse read));
        Assert.Equal(response, read);
    }

    [Fact]
    public void Fits_a_link_without_mtu_exchange() => Assert.True(ControlResponse.Length <= 23 - GattProfile.AttOverhead);

    [Fact]
    public void Too_little_room_is_refused() =>
        Assert.Throws<ArgumentException>(() => default(ControlResponse).Encode(new byte[ControlResponse.Length - 1]));
}

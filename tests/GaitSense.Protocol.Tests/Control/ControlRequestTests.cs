using GaitSense.Core.Sensors;

namespace GaitSense.Protocol.Tests.Control;

public sealed class ControlRequestTests
{
    [Fact]
    public void Each_request_is_the_opcode_and_its_parameter()
    {
        Assert.Equal("01", Hex(ControlRequest.ReadConfiguration));
        Assert.Equal("02", Hex(ControlRequest.Start));
        Assert.Equal("03", Hex(ControlRequest.Stop));
        Assert.Equal("04E803", Hex(ControlRequest.SetRate(100)));
        Assert.Equal("047D00", Hex(ControlRequest.SetRate(12.5)));
        Assert.Equal("0543", Hex(ControlRequest.SetRanges(AccelerationRange.G16, AngularRateRange.Dps2000)));
        Assert.Equal("0603", Hex(ControlRequest.SetContent(PacketContent.Magnetometer | PacketContent.Quaternion)));
        Assert.Equal("070A", Hex(ControlRequest.Identify(10)));
        Assert.Equal("0803", Hex(ControlRequest.AssignSite(BodySite.Pelvis)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-100.0)]
    [InlineData(6554.0)]
    [InlineData(double.NaN)]
    public void A_rate_that_does_not_fit_is_refused(double rateHz) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ControlRequest.SetRate(rateHz));

    [Fact]
    public void Too_little_room_is_refused() =>
        Assert.Throws<ArgumentException>(() => ControlRequest.SetRate(100).Encode(new byte[2]));

    private static string Hex(ControlRequest request)
    {
        var bytes = new byte[ControlRequest.MaxLength];
        return Convert.ToHexString(bytes.AsSpan(0, request.Encode(bytes)));
    }
}

using GaitSense.Bluetooth.Peripherals;
using GaitSense.Devices.Certification;

namespace GaitSense.Devices.Tests.Certification;

public sealed class SensorCertificationTests(CertificationStand stand) : IClassFixture<CertificationStand>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sensor_that_follows_the_profile_passes_every_check()
    {
        CertificationReport report = await stand.CertifyAsync(SensorDefect.None, Token);
        Assert.Empty(report.Failures.Select(Line));
        Assert.True(report.IsPassed);
        Assert.Equal(CertificationChecks.All, report.Results.Select(r => r.Check).Distinct());
        Assert.Equal(["25 Hz", "52 Hz", "104 Hz"], report.Results.Where(r => r.Check.Id == "stream.rate").Select(r => r.At));
        Assert.Contains(report.Results, r => r.Check.Id == "stream.wrap" && r.Outcome == CheckOutcome.Passed);
        Assert.Equal(["gatt.hardware-revision"], report.Results.GroupBy(r => r.Check.Id).Where(g => g.All(r => r.Outcome == CheckOutcome.NotApplicable)).Select(g => g.Key));
        Assert.Equal(("Virtual Sensors", "VS-1", "1.0"), (report.Manufacturer, report.Model, report.Firmware));
    }

    [Theory]
    [InlineData(nameof(SensorDefect.NotAdvertised), "advertising.service")]
    [InlineData(nameof(SensorDefect.NoClock), "gatt.clock", "clock.answer", "clock.turnaround", "clock.streaming", "clock.rate", "clock.packets", "clock.kept", "link.clock")]
    [InlineData(nameof(SensorDefect.StreamIndicates), "gatt.imu-stream")]
    [InlineData(nameof(SensorDefect.EmptySerial), "device.texts")]
    [InlineData(nameof(SensorDefect.BatteryBeyondFull), "battery.level")]
    [InlineData(nameof(SensorDefect.SmallRangesOnly), "identity.ranges")]
    [InlineData(nameof(SensorDefect.SlowRatesOnly), "identity.rate")]
    [InlineData(nameof(SensorDefect.SmallMtu), "link.mtu", "link.mtu-wide")]
    [InlineData(nameof(SensorDefect.TakesRequestsUnsubscribed), "control.subscription-first")]
    [InlineData(nameof(SensorDefect.ReservedStateBit), "control.response")]
    [InlineData(nameof(SensorDefect.NoAnswerToIdentify), "control.identify", "control.answer-time", "control.wrong-length")]
    [InlineData(nameof(SensorDefect.SlowAnswerToIdentify), "control.answer-time")]
    [InlineData(nameof(SensorDefect.PacksOneMore), "control.samples-per-packet", "stream.size")]
    [InlineData(nameof(SensorDefect.ChangesWhenItRefuses), "control.refusal-keeps")]
    [InlineData(nameof(SensorDefect.TakesUnknownOpcodes), "control.unknown-opcode")]
    [InlineData(nameof(SensorDefect.IgnoresExtraBytes), "control.wrong-length")]
    [InlineData(nameof(SensorDefect.TakesReservedContent), "control.reserved-bits")]
    [InlineData(nameof(SensorDefect.TakesUnknownSites), "control.not-offered")]
    [InlineData(nameof(SensorDefect.StartsUnsubscribed), "control.start-unsubscribed")]
    [InlineData(nameof(SensorDefect.TakesSettingsWhileStreaming), "control.settings-while-streaming")]
    [InlineData(nameof(SensorDefect.ChecksStateFirst), "control.refusal-order")]
    [InlineData(nameof(SensorDefect.RefusesToStopTwice), "control.stop-again")]
    [InlineData(nameof(SensorDefect.RefusesToIdentify), "control.identify")]
    [InlineData(nameof(SensorDefect.ForgetsSite), "control.site")]
    [InlineData(nameof(SensorDefect.RefusesARange), "control.ranges")]
    [InlineData(nameof(SensorDefect.RefusesOrientation), "control.content", "content.orientation")]
    [InlineData(nameof(SensorDefect.RoundsRatesDown), "control.rates")]
    [InlineData(nameof(SensorDefect.StreamsUnasked), "stream.silent", "stream.stop", "link.reconnect")]
    [InlineData(nameof(SensorDefect.BadChecksum), "stream.readable", "stream.loss")]
    [InlineData(nameof(SensorDefect.ReservedContentBit), "stream.form")]
    [InlineData(nameof(SensorDefect.WrongSiteInPackets), "stream.settings")]
    [InlineData(nameof(SensorDefect.LongPackets), "stream.size", "stream.packing")]
    [InlineData(nameof(SensorDefect.OneSamplePackets), "stream.packing")]
    [InlineData(nameof(SensorDefect.SequenceFromOne), "stream.first", "link.reconnect")]
    [InlineData(nameof(SensorDefect.SendsTwice), "stream.order")]
    [InlineData(nameof(SensorDefect.LosesPackets), "stream.loss")]
    [InlineData(nameof(SensorDefect.SlowOscillator), "stream.rate")]
    [InlineData(nameof(SensorDefect.NominalPeriod), "stream.period")]
    [InlineData(nameof(SensorDefect.UnevenTicks), "stream.ticks", "stream.period")]
    [InlineData(nameof(SensorDefect.MillisecondTicks), "stream.tick-unit", "stream.rate", "clock.packets")]
    [InlineData(nameof(SensorDefect.GoesOnAfterStop), "stream.stop", "link.reconnect")]
    [InlineData(nameof(SensorDefect.SilentClock), "clock.answer", "clock.turnaround", "clock.streaming", "clock.rate", "clock.packets", "clock.kept", "link.clock")]
    [InlineData(nameof(SensorDefect.WrongToken), "clock.answer", "clock.turnaround", "clock.streaming", "clock.rate", "clock.packets", "clock.kept", "link.clock")]
    [InlineData(nameof(SensorDefect.SlowClock), "clock.turnaround")]
    [InlineData(nameof(SensorDefect.ClockSilentWhileStreaming), "clock.streaming")]
    [InlineData(nameof(SensorDefect.DriftingClock), "clock.rate")]
    [InlineData(nameof(SensorDefect.OtherClock), "clock.packets")]
    [InlineData(nameof(SensorDefect.ClockSetByStart), "clock.kept", "clock.rate", "link.clock")]
    [InlineData(nameof(SensorDefect.Moves), "rest.still")]
    [InlineData(nameof(SensorDefect.HalfScale), "rest.gravity")]
    [InlineData(nameof(SensorDefect.TurningGyro), "rest.gyro")]
    [InlineData(nameof(SensorDefect.NoField), "content.magnetic-field")]
    [InlineData(nameof(SensorDefect.LongQuaternion), "content.orientation")]
    [InlineData(nameof(SensorDefect.GoesOnUnsubscribed), "link.unsubscribe")]
    [InlineData(nameof(SensorDefect.StreamsOverLinks), "link.reconnect")]
    [InlineData(nameof(SensorDefect.ForgetsSettings), "link.settings-kept")]
    [InlineData(nameof(SensorDefect.RestartsWithoutLink), "link.clock")]
    public async Task Each_fault_is_found_by_its_own_check(string defect, params string[] checks)
    {
        CertificationReport report = await stand.CertifyAsync(Enum.Parse<SensorDefect>(defect), Token);
        string[] failed = [.. report.Failures.Select(r => r.Check.Id).Distinct()];
        Assert.True(checks.Order().SequenceEqual(failed.Order()), string.Join('\n', report.Failures.Select(Line)));
        Assert.Equal(report.Failures.Any(r => r.Check.IsMandatory), !report.IsPassed);
    }

    [Fact]
    public async Task A_sensor_whose_identity_cannot_be_read_is_checked_as_far_as_it_goes()
    {
        CertificationReport report = await stand.CertifyAsync(SensorDefect.IdentityOfAnotherVersion, Token);
        Assert.Contains(report.Failures, r => r.Check.Id == "identity.form");
        Assert.Contains(report.Results, r => r.Check.Id == "control.wrong-length" && r.Outcome == CheckOutcome.Passed);
        Assert.False(report.IsPassed);
    }

    private static string Line(CheckResult r) => $"{r.Check.Id} [{r.At}] {r.Measured}";
}

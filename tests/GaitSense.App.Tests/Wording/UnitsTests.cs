using System.Globalization;
using GaitSense.App.Wording;

namespace GaitSense.App.Tests.Wording;

public sealed class UnitsTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-US")]
    public void Numbers_read_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("24.3\u00A0cm", Units.Cm(0.2431));
            Assert.Equal("\u22125.7°", Units.DegFromRad(-0.1));
            Assert.Equal("72\u00A0%", Units.Percent(0.72));
            Assert.Equal("1:02:03", Units.Clock(new TimeSpan(1, 2, 3)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_was_not_measured_is_a_dash() => Assert.Equal(Units.None, Units.Cm(null));

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal("0.0\u00A0cm", Units.Cm(-0.0001));

    [Theory]
    [InlineData(0.2, 0.35, "20.0 to 35.0\u00A0cm")]
    [InlineData(0.2, null, "at least 20.0\u00A0cm")]
    [InlineData(null, 0.35, "at most 35.0\u00A0cm")]
    public void A_target_reads_as_a_range(double? low, double? high, string words) =>
        Assert.Equal(words, MetricWords.For("step_length_m").Range(low, high));

    [Fact]
    public void An_instant_of_a_session_is_told_from_its_start_and_one_of_none_by_the_clock_on_the_wall()
    {
        DateTimeOffset now = new(2026, 1, 31, 23, 30, 0, TimeSpan.Zero);
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("three hours east", TimeSpan.FromHours(3), "east", "east");
        Assert.Equal("1:15", Units.Within(now, now.AddSeconds(-75), zone));
        Assert.Equal("1 Feb 2026, 02:30", Units.Within(now, null, zone));
    }
}

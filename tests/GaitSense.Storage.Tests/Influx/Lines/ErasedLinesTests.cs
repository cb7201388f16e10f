using System.Text;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Tests.Influx.Lines;

public sealed class ErasedLinesTests
{
    private readonly ErasedLines theirs = new("P 07", ["s0", "s,1"]);

    [Theory]
    [InlineData(@"gait_step,exercise=x,person=P\ 07,session=s9 valid=true 1", true)]
    [InlineData(@"gait_step,person=P\ 07 valid=true 1", true)]
    [InlineData("sensor_link,device=d,session=s0,site=pelvis rate_hz=1 1", true)]
    [InlineData(@"sensor_link,session=s\,1 rate_hz=1 1", true)]
    [InlineData("gait_step,person=P,session=s9 valid=true 1", false)]
    [InlineData(@"gait_step,person=P\ 07\ b,session=s00 valid=true 1", false)]
    [InlineData(@"sensor_link,device=a\,session\=s0,session=s9 rate_hz=1 1", false)]
    [InlineData("gait_step,person=P08 word=\",session=s0 \" 1", false)]
    [InlineData("", false)]
    public void A_point_is_theirs_by_its_tags_alone(string line, bool isTheirs) => Assert.Equal(isTheirs, theirs.Has(Encoding.UTF8.GetBytes(line)));

    [Theory]
    [InlineData("gait_step,person=p,session=s0 valid=true 1", true)]
    [InlineData("gait_step,person=,session=s1 valid=true 1", false)]
    [InlineData("gait_step,session=s1 valid=true 1", false)]
    public void Of_sessions_alone_no_person_counts(string line, bool isTheirs) =>
        Assert.Equal(isTheirs, new ErasedLines(null, ["s0"]).Has(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Others_stay_as_they_were()
    {
        byte[] lines = "a,session=s0 n=1i 1\nb,session=s2 n=2i 2\nc,session=s0 n=3i 3\n"u8.ToArray();
        Assert.Equal("b,session=s2 n=2i 2\n", Encoding.UTF8.GetString(theirs.Without(lines).Span));
        byte[] others = "b,session=s2 n=2i 2\n"u8.ToArray();
        Assert.Equal(others.AsMemory(), theirs.Without(others));
    }

    [Fact]
    public void A_pseudonym_is_found_as_a_line_has_it()
    {
        LineWriter lines = new();
        lines.Begin("gait_step"u8);
        lines.Tag("person"u8, "A\\b=ü\t");
        lines.Flag("valid"u8, true);
        lines.End(1);
        Assert.True(new ErasedLines("A\\b=ü\t", []).Has(lines.Written.Span));
        Assert.Equal("A_b=ü_", LineWriter.TagText("A\\b=ü\t"));
    }
}

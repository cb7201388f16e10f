using GaitSense.App.People;
using GaitSense.Core.People;

namespace GaitSense.App.Tests.People;

public sealed class LengthTextTests
{
    [Theory]
    [InlineData("26,5", LengthText.Centimetre, 0.265)]
    [InlineData(" 26.5 ", LengthText.Centimetre, 0.265)]
    [InlineData("10", LengthText.Inch, 0.254)]
    public void A_length_is_read_with_comma_or_point(string text, double unitM, double lengthM)
    {
        Assert.True(LengthText.TryRead(text, unitM, out double? read));
        Assert.Equal(lengthM, read!.Value, 6);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("long", false)]
    [InlineData("1.2.3", false)]
    public void Nothing_is_no_length_and_words_are_refused(string text, bool isRead)
    {
        Assert.Equal(isRead, LengthText.TryRead(text, LengthText.Centimetre, out double? read));
        Assert.Null(read);
    }

    [Fact]
    public void A_slip_of_the_unit_is_no_person()
    {
        Assert.Null(PersonRules.Fault(new Person("P01") { FootLengthM = 0.26, HeightM = 1.7 }));
        Assert.NotNull(PersonRules.Fault(new Person("P01") { FootLengthM = 26 }));
        Assert.NotNull(PersonRules.Fault(new Person("P01") { HeightM = 17 }));
        Assert.NotNull(PersonRules.Fault(new Person("no name, please")));
    }
}

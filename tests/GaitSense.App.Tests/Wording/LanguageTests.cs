using GaitSense.App.Wording;

namespace GaitSense.App.Tests.Wording;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, null, "en")]
    [InlineData(null, "de-AT,de;q=0.9,en;q=0.8", "de")]
    [InlineData(null, "fr-FR,en;q=0.4,de;q=0.7", "de")]
    [InlineData("en", "de-DE", "en")]
    [InlineData("xx", "de-DE", "de")]
    [InlineData("", ";q=;,,", "en")]
    public void The_choice_comes_first_then_the_browser_by_weight(string? chosen, string? accepted, string code) =>
        Assert.Equal(code, Language.Choose(chosen, accepted).Code);

    [Fact]
    public async Task A_flow_keeps_its_own_language_and_numbers_follow_it()
    {
        string german = await Task.Run(() =>
        {
            Language.Current = Language.German;
            return Units.Cm(0.2431);
        });
        Assert.Equal("24,3\u00A0cm", german);
        Assert.Equal("24.3\u00A0cm", Units.Cm(0.2431));
    }
}

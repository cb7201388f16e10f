using GaitSense.App.Live;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.App.Tests.Live;

public sealed class RecentStepsTests
{
    [Fact]
    public void Nothing_has_no_means_and_no_share()
    {
        LiveFigures figures = new RecentSteps().Figures();
        Assert.Equal(LiveFigures.None, figures);
        Assert.Null(figures.HeelShare);
    }

    [Fact]
    public void Invalid_steps_are_counted_but_not_averaged()
    {
        RecentSteps recent = new();
        recent.Add(Judged(1, 0.20, 1.0, ContactPattern.Heel, isValid: true));
        recent.Add(Judged(2, 0.90, 3.0, ContactPattern.Toe, isValid: false));
        recent.Add(Judged(3, 0.30, 0.5, ContactPattern.Toe, isValid: true));
        recent.Add(Judged(4, 0.25, 1.5, ContactPattern.Unknown, isValid: true));
        LiveFigures figures = recent.Figures();
        Assert.Equal((4, 3, 1, 2), (figures.Steps, figures.ValidSteps, figures.HeelFirst, figures.LandingsTold));
        Assert.Equal(0.25, figures.StepLengthM!.Value, 12);
        Assert.Equal(60, figures.CadenceSpm!.Value, 12);
        Assert.Equal(0.5, figures.HeelShare);
    }

    [Fact]
    public void Only_the_last_steps_are_shown_and_averaged()
    {
        RecentSteps recent = new();
        for (int i = 1; i <= 100; i++)
        {
            recent.Add(Judged(i, i <= 80 ? 9 : 0.3, 1, ContactPattern.Heel, isValid: true));
        }

        Assert.Equal(RecentSteps.Shown, recent.List.Count);
        Assert.Equal(100, recent.List[^1].Number);
        Assert.Equal(0.3, recent.Figures().StepLengthM!.Value, 12);
    }

    private static JudgedStep Judged(int number, double lengthM, double timeS, ContactPattern pattern, bool isValid) => JudgedStep.By(
        judge: null,
        number,
        new Step
        {
            Side = Side.Left,
            InitialContact = SessionTime.FromSeconds(number),
            Direction = WalkingDirection.Backward,
            StepLengthM = lengthM,
            StepTime = TimeSpan.FromSeconds(timeS),
            ContactPattern = pattern,
            Valid = isValid,
        });
}

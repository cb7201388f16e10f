using GaitSense.App.Live;
using GaitSense.App.Wording;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Practice;

/// <summary>The newest landing, large enough to be read from across the room.</summary>
public partial class LastLanding
{
    /// <summary>What there is to show.</summary>
    [Parameter, EditorRequired]
    public LiveSnapshot Snapshot { get; set; } = LiveSnapshot.Empty;

    /// <summary>The length that the exercise asks for.</summary>
    [Parameter, EditorRequired]
    public LengthMeasure Length { get; set; } = LengthMeasure.For(null);

    private Landing? Shown => Snapshot switch
    {
        { Contact: { Pattern: not ContactPattern.Unknown } contact } =>
            new Landing(contact.Side, contact.Pattern, contact.Direction, true, null),
        { Steps: [.., { } last] } =>
            new Landing(last.Step.Side, last.Step.ContactPattern, last.Step.Direction, last.Step.Valid, last),
        _ => null,
    };

    private bool IsGood => Snapshot.Steps is [.., { IsInTarget: true }];

    private string PatternName => StepColumns.NameOf(Shown?.Pattern ?? ContactPattern.Unknown);

    private string LengthVerdict(JudgedStep judged) => judged.Step.Valid
        ? Phrases.Say(Length.IsStride ? "live.stride.verdict" : "live.step.verdict", StepWords.Of(judged.For(Length.Cue)))
        : StepWords.NoJudgement(judged.Step.Flags);

    private sealed record Landing(Side Side, ContactPattern Pattern, WalkingDirection Direction, bool IsValid, JudgedStep? Judged);
}

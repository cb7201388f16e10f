using GaitSense.App.Components.Start;
using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Gait.Exercises;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Pages;

/// <summary>From sensors in the hand to the first step: who, which sensors, where, still, tap, health, ready.</summary>
public partial class StartPage
{
    private static readonly string[] Names = ["who", "sensors", "wear", "still", "tap", "health", "ready"];

    private readonly SetUpDraft _draft = new();
    private int _at;
    private bool _isOpening;
    private string _refusal = "";

    [Inject]
    private ExerciseCatalog Catalog { get; set; } = null!;

    private bool IsStill => Names[_at] == "still";

    private ExerciseProtocol Exercise => Catalog.Find(_draft.Exercise) ?? Catalog.All[0];

    private bool IsBlocked => Practice.Current.State.IsRunning && !_isOpening;

    private void Next() => _at = Math.Min(_at + 1, Names.Length - 1);

    private void Back() => _at = Math.Max(_at - 1, 0);

    private async Task BeginAsync()
    {
        if (Practice.Current.State.IsRunning)
        {
            return;
        }

        _isOpening = true;
        PracticeReply reply = await Practice.StartAsync(new PracticeRequest(_draft.Person, _draft.Exercise), CancellationToken.None);
        _isOpening = false;
        _refusal = reply.Detail;
        if (reply.Outcome == PracticeOutcome.Done)
        {
            Next();
        }
    }

    private async Task StopAsync() => await Practice.StopAsync(CancellationToken.None);
}

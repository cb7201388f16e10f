using GaitSense.App.Exercises;
using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Practice;

/// <summary>Starts and stops the session.</summary>
public partial class StartPanel
{
    private string _exercise = "";
    private string _person = "guest";
    private string _refusal = "";
    private bool _isBusy;

    /// <summary>What there is to show.</summary>
    [Parameter, EditorRequired]
    public LiveSnapshot Snapshot { get; set; } = LiveSnapshot.Empty;

    [Inject]
    private ILivePractice Practice { get; set; } = null!;

    [Inject]
    private ExerciseShelf Shelf { get; set; } = null!;

    private IReadOnlyList<ExerciseProtocol> Exercises => Shelf.All;

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        _exercise = Snapshot.Exercise?.Id ?? Exercises.FirstOrDefault()?.Id ?? "";

    private Task StartAsync() => AskAsync(() => Practice.StartAsync(new PracticeRequest(_person, _exercise), CancellationToken.None));

    private Task StopAsync() => AskAsync(() => Practice.StopAsync(CancellationToken.None));

    private async Task AskAsync(Func<Task<PracticeReply>> ask)
    {
        _isBusy = true;
        PracticeReply reply = await ask();
        _refusal = reply.Detail;
        _isBusy = false;
    }
}

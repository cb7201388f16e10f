using GaitSense.Gait.Exercises;
using GaitSense.App.Live;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Practice;

/// <summary>Chooses exercise and pseudonym, and starts a session.</summary>
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
    private ExerciseCatalog Catalog { get; set; } = null!;

    private IReadOnlyList<ExerciseProtocol> Exercises => Catalog.All;

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        _exercise = Snapshot.Exercise?.Id ?? PracticeRequest.DefaultExercise;

    private async Task StartAsync()
    {
        _isBusy = true;
        PracticeReply reply = await Practice.StartAsync(new PracticeRequest(_person, _exercise), CancellationToken.None);
        _refusal = reply.Detail;
        _isBusy = false;
    }
}

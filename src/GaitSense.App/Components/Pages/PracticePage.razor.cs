using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Pages;

/// <summary>Live practice: what the sensors say about the step that just landed.</summary>
public partial class PracticePage : IDisposable
{
    [Inject]
    private ILivePractice Practice { get; set; } = null!;

    private LiveSnapshot Snapshot { get; set; } = LiveSnapshot.Empty;

    private LengthMeasure Length => LengthMeasure.For(Snapshot.Exercise);

    private bool IsLift => Snapshot.Exercise?.Movement == ExerciseMovement.HipLift;

    /// <inheritdoc/>
    public void Dispose()
    {
        Practice.Changed -= Refresh;
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Snapshot = Practice.Current;
        Practice.Changed += Refresh;
    }

    private ExerciseCue? CueOf(string metric) => Snapshot.Exercise?.Cues.FirstOrDefault(cue => cue.Metric == metric);

    private void Refresh() => _ = OnPageAsync(() => Snapshot = Practice.Current);
}

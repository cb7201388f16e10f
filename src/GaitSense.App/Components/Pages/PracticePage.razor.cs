using GaitSense.App.Live;
using GaitSense.Core.Exercises;

namespace GaitSense.App.Components.Pages;

/// <summary>Live practice: what the sensors say about the step that just landed.</summary>
public partial class PracticePage
{
    private LengthMeasure Length => LengthMeasure.For(Snapshot.Exercise);

    private bool IsLift => Snapshot.Exercise?.Movement == ExerciseMovement.HipLift;

    private ExerciseCue? CueOf(string metric) => Snapshot.Exercise?.Cues.FirstOrDefault(cue => cue.Metric == metric);
}

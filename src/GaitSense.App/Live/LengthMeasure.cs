using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;

namespace GaitSense.App.Live;

/// <summary>The length that an exercise asks for, step or stride, and how to read it.</summary>
/// <param name="Column">Column of the step table.</param>
/// <param name="Cue">The cue that judges it; null when the exercise asks for no length.</param>
public sealed record LengthMeasure(string Column, ExerciseCue? Cue)
{
    private const string StepLength = "step_length_m";
    private const string StrideLength = "stride_length_m";

    /// <summary>True when it is the length of a stride.</summary>
    public bool IsStride => Column == StrideLength;

    /// <summary>The measure of an exercise; step length without target where none is asked for.</summary>
    public static LengthMeasure For(ExerciseProtocol? exercise)
    {
        ExerciseCue? cue = CueOf(exercise, StepLength) ?? CueOf(exercise, StrideLength);
        return new LengthMeasure(cue?.Metric ?? StepLength, cue);
    }

    /// <summary>That length of a step, m; null when not measured.</summary>
    public double? Of(Step step) => IsStride ? step.StrideLengthM : step.StepLengthM;

    /// <summary>Its mean over the last valid steps, m.</summary>
    public double? Of(LiveFigures figures) => IsStride ? figures.StrideLengthM : figures.StepLengthM;

    private static ExerciseCue? CueOf(ExerciseProtocol? exercise, string metric) =>
        exercise?.Cues.FirstOrDefault(cue => cue.Metric == metric);
}

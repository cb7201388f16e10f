namespace GaitSense.Core.Exercises;

/// <summary>What the body does in an exercise, and so what is measured of it.</summary>
public enum ExerciseMovement
{
    /// <summary>Walking: judged step by step.</summary>
    Steps,

    /// <summary>Lifting the pelvis while lying on the back: judged repetition by repetition.</summary>
    HipLift,
}

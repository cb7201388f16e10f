namespace GaitSense.Gait.Exercises;

/// <summary>What a cue makes of one step.</summary>
/// <param name="Verdict">In target, out of it, or neither.</param>
/// <param name="Value">The number judged, in the unit of the step table's column, its magnitude where the cue asks for it; null for words.</param>
/// <param name="Beyond">How far outside the target, same unit; 0 inside; null for words and without judgement.</param>
/// <param name="CallsForCue">True when it is outside by the dead zone or more, so that the person should hear of it.</param>
public readonly record struct Judgement(Verdict Verdict, double? Value, double? Beyond, bool CallsForCue)
{
    /// <summary>No judgement.</summary>
    public static Judgement None => default;
}

namespace GaitSense.Core.Coaching;

/// <summary>Identities of cues that are no cue of an exercise's own.</summary>
public static class CueIds
{
    /// <summary>Guidance: breathe in.</summary>
    public const string Inhale = "inhale";

    /// <summary>Guidance: breathe out.</summary>
    public const string Exhale = "exhale";

    /// <summary>Praise: everything that could be judged was in target.</summary>
    public const string AllGood = "all-good";

    /// <summary>Notice: quality is too low for any judgement.</summary>
    public const string LowQuality = "low-quality";

    /// <summary>Notice: the target has grown.</summary>
    public const string NextLevel = "next-level";
}

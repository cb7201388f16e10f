namespace GaitSense.Gait.Coaching;

/// <summary>The rules of feedback that no exercise sets for itself. Each says where it comes from; a choice is GaitSense's own.</summary>
public sealed record CoachOptions
{
    /// <summary>The defaults.</summary>
    public static CoachOptions Default { get; } = new();

    /// <summary>Steps from one spoken correction or praise to the next, at least, unless one is asked for. Fewer nags.</summary>
    /// <value>3. Choice: one cue at a time needs time to be acted on; hearing competes for attention in walking.</value>
    public int StepsBetweenCues { get; init; } = 3;

    /// <summary>The same for an exercise of repetitions.</summary>
    /// <value>1. Choice: a repetition lasts a quarter of a minute.</value>
    public int RepetitionsBetweenCues { get; init; } = 1;

    /// <summary>So many in target in a row make the next correction of that cue rarer.</summary>
    /// <value>5. Choice, after feedback that fades as it succeeds: what was trained with feedback out of the band alone carried over to
    /// walking without it (Ma et al. 2022, PMC9144019).</value>
    public int SuccessesToFade { get; init; } = 5;

    /// <summary>How often it can become rarer: each time the distance doubles.</summary>
    /// <value>3: at most one correction in 24 steps until the cue is red again. Choice.</value>
    public int MostFading { get; init; } = 3;

    /// <summary>Good ones in a row before they are praised; each further praise takes twice as many.</summary>
    /// <value>3. That the good step is praised comes from the Heel2Toe insole; how often is a choice.</value>
    public int GoodForPraise { get; init; } = 3;

    /// <summary>So many without a judgement turn a cue grey: rather no judgement than a wrong one.</summary>
    /// <value>4. Grey for low quality comes from OpenCap's rule of no results instead of bad ones; the number is a choice.</value>
    public int UnjudgedForGrey { get; init; } = 4;

    /// <summary>So long after the last landing the walker stands, s.</summary>
    /// <value>2. Choice: a slow step takes 1.2 s.</value>
    public double StandingS { get; init; } = 2;

    /// <summary>A fault within a lift is told when it lasts so long, s.</summary>
    /// <value>0.5. Choice: shorter is a twitch.</value>
    public double FaultS { get; init; } = 0.5;

    /// <summary>A landing and its step are the same when they are no further apart than this, s.</summary>
    /// <value>0.3. Choice: half of the fastest step.</value>
    public double SameLandingS { get; init; } = 0.3;
}

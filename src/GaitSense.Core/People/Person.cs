namespace GaitSense.Core.People;

/// <summary>Whether a person's recordings may leave the store.</summary>
public enum Consent
{
    /// <summary>Nobody asked yet: exported only for the person's own use, never in a cohort.</summary>
    NotAsked,

    /// <summary>Given: recordings may be in research exports.</summary>
    Given,

    /// <summary>Withdrawn: in no export.</summary>
    Withdrawn,
}

/// <summary>Somebody who practises, known by a pseudonym only.</summary>
/// <param name="Pseudonym">The name used everywhere outside the store, e.g. <c>P07</c>.</param>
public sealed record Person(string Pseudonym)
{
    /// <summary>Length of the foot, metres; null when unknown. Targets in foot lengths need it.</summary>
    public double? FootLengthM { get; init; }

    /// <summary>Body height, metres; null when unknown.</summary>
    public double? HeightM { get; init; }

    /// <summary>Whether recordings may be exported.</summary>
    public Consent Consent { get; init; }

    /// <summary>When the consent was given or withdrawn; null when nobody asked.</summary>
    public DateTimeOffset? ConsentAt { get; init; }

    /// <summary>What the therapist wrote about the person; empty when nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The one who names the person to a human: kept in the store, never exported. Empty when not given.</summary>
    public string RealName { get; init; } = "";
}

/// <summary>An exercise as one person does it: the whole protocol with the therapist's changes.</summary>
/// <param name="Pseudonym">Whose.</param>
/// <param name="Exercise">Identifier of the protocol that it was copied from.</param>
/// <param name="ProtocolJson">The changed protocol in the format of <c>seeds/exercises</c>.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record ExercisePlan(string Pseudonym, string Exercise, string ProtocolJson, DateTimeOffset ChangedAt);

/// <summary>What somebody wrote during or after a session.</summary>
/// <param name="At">When it was written.</param>
/// <param name="SessionSeconds">Session time that it is about, seconds; null when about the whole session.</param>
/// <param name="Text">The words.</param>
public sealed record SessionNote(DateTimeOffset At, double? SessionSeconds, string Text);

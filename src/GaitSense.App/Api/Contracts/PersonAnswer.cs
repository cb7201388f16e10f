using GaitSense.Core.People;

namespace GaitSense.App.Api.Contracts;

/// <summary>Somebody who practises as the API gives it. The real name stays in the store.</summary>
/// <param name="Pseudonym">The name used everywhere.</param>
/// <param name="FootLengthM">Length of the foot, m; null when unknown.</param>
/// <param name="HeightM">Body height, m; null when unknown.</param>
/// <param name="Consent">not_asked, given or withdrawn.</param>
/// <param name="ConsentAt">When it was given or withdrawn, UTC.</param>
/// <param name="Remark">What the therapist wrote.</param>
public sealed record PersonAnswer(
    string Pseudonym, double? FootLengthM, double? HeightM, Consent Consent, DateTimeOffset? ConsentAt, string Remark)
{
    /// <summary>The answer for a person.</summary>
    public static PersonAnswer Of(Person person) =>
        new(person.Pseudonym, person.FootLengthM, person.HeightM, person.Consent, person.ConsentAt, person.Remark);
}

/// <summary>What is to be known of a person; what is absent becomes unknown.</summary>
/// <param name="FootLengthM">Length of the foot, 0.1 to 0.4 m.</param>
/// <param name="HeightM">Body height, 0.5 to 2.5 m.</param>
/// <param name="Consent">not_asked, given or withdrawn.</param>
/// <param name="Remark">Words of the therapist.</param>
public sealed record PersonBody(double? FootLengthM, double? HeightM, Consent Consent, string? Remark);

/// <summary>How many sessions went with a person.</summary>
/// <param name="Sessions">Sessions deleted.</param>
public sealed record ErasureAnswer(int Sessions);

/// <summary>A note on a session.</summary>
/// <param name="At">When it was written, UTC; absent when sent.</param>
/// <param name="SessionS">Session time that it is about, s; null for the whole session.</param>
/// <param name="Text">The words.</param>
public sealed record NoteBody(DateTimeOffset? At, double? SessionS, string? Text);

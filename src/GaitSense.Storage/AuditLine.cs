namespace GaitSense.Storage;

/// <summary>Something that was done to people's records.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What: <c>consent</c>, <c>erasure</c>, <c>retention</c> or <c>repair</c>.</param>
/// <param name="Subject">To whom or what: a pseudonym, a session, or the store.</param>
/// <param name="Detail">The particulars, in words.</param>
public sealed record AuditLine(DateTimeOffset At, string Action, string Subject, string Detail);

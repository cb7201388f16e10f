namespace GaitSense.Storage.Influx.Outbox;

/// <summary>A person, or a session alone, whose points are to be removed from a database elsewhere.</summary>
/// <param name="Number">Running number.</param>
/// <param name="Person">Pseudonym; null when only the sessions are to be removed.</param>
/// <param name="Sessions">Identities of the sessions.</param>
/// <param name="AskedAt">When they were erased here; later points belong to whoever was given the pseudonym since.</param>
public sealed record PointErasure(long Number, string? Person, IReadOnlyList<string> Sessions, DateTimeOffset AskedAt)
{
    /// <summary>Whom a line in the audit log names: the person, or the session.</summary>
    public string Subject => Person ?? string.Join(' ', Sessions);
}

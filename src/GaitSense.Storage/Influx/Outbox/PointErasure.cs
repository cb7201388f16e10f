namespace GaitSense.Storage.Influx.Outbox;

/// <summary>A person whose points are to be removed from a database elsewhere.</summary>
/// <param name="Number">Running number.</param>
/// <param name="Person">Pseudonym.</param>
/// <param name="Sessions">Identities of their sessions.</param>
/// <param name="AskedAt">When they were erased here; later points belong to whoever was given the pseudonym since.</param>
public sealed record PointErasure(long Number, string Person, IReadOnlyList<string> Sessions, DateTimeOffset AskedAt);

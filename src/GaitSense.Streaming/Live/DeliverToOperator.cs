namespace GaitSense.Streaming;

/// <summary>Rx: findings to sinks.</summary>
public static class DeliverToOperator
{
    /// <summary>Hands findings to sinks, each behind its own bounded queue on its own task; losses are counted by name.
    /// Delivery begins at once.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="sinks">The sinks; they get findings, no packets, no health and no summary: a
    /// <see cref="LiveSession"/> gives those.</param>
    /// <param name="options">Options of the queues; null for the defaults.</param>
    /// <param name="time">The host's clock; null for the system's.</param>
    public static Delivery DeliverTo(
        this IObservable<GaitFinding> findings,
        IReadOnlyList<ISessionSink> sinks,
        LiveSessionOptions? options = null,
        TimeProvider? time = null) =>
        new(findings, new SinkSet(sinks, options ?? LiveSessionOptions.Default, time ?? TimeProvider.System));
}

using GaitSense.Core.Sensors;

namespace GaitSense.Export.Signals;

/// <summary>Samples whose reading ends when it is cancelled, so that every format stops while it writes.</summary>
/// <param name="signals">The samples.</param>
/// <param name="cancellationToken">Ends the reading with <see cref="OperationCanceledException"/>.</param>
public sealed class StoppableSignals(ISignals signals, CancellationToken cancellationToken) : ISignals
{
    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors => signals.Sensors;

    /// <inheritdoc/>
    public long Count(int sensor) => signals.Count(sensor);

    /// <inheritdoc/>
    public bool HasField(int sensor) => signals.HasField(sensor);

    /// <inheritdoc/>
    public bool HasPath(int sensor) => signals.HasPath(sensor);

    /// <inheritdoc/>
    public IEnumerable<SignalSample> Samples(int sensor) => Until(signals.Samples(sensor), cancellationToken);

    /// <summary>The same items, as long as it is not cancelled.</summary>
    public static IEnumerable<T> Until<T>(IEnumerable<T> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (T item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}

using GaitSense.Core.Sensors;

namespace GaitSense.Streaming;

/// <summary>A stream of something that came from sensors, with the roster that its indices refer to.</summary>
/// <typeparam name="T">What flows.</typeparam>
/// <param name="sensors">The roster.</param>
/// <param name="items">The items.</param>
public sealed class SensorStream<T>(IReadOnlyList<SensorDescriptor> sensors, IObservable<T> items) : IObservable<T>
{
    /// <summary>The roster.</summary>
    public IReadOnlyList<SensorDescriptor> Sensors { get; } = sensors;

    /// <inheritdoc/>
    public IDisposable Subscribe(IObserver<T> observer) => items.Subscribe(observer);
}

using System.Reactive;
using System.Reactive.Linq;

namespace GaitSense.Streaming;

/// <summary>The one bridge from stages to Rx.</summary>
public static class ThroughOperator
{
    /// <summary>Sends a stream through a stage. Every subscription makes its own stage, so that subscriptions share no
    /// state. Costs no allocation per item.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="create">Makes a stage.</param>
    /// <typeparam name="TIn">What flows in.</typeparam>
    /// <typeparam name="TOut">What flows out.</typeparam>
    public static IObservable<TOut> Through<TIn, TOut>(this IObservable<TIn> source, Func<IStage<TIn, TOut>> create) =>
        Observable.Create<TOut>(observer => source.SubscribeSafe(new StageObserver<TIn, TOut>(create(), observer)));

    /// <summary>As <see cref="Through{TIn,TOut}(IObservable{TIn}, Func{IStage{TIn, TOut}})"/>, keeping the roster.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="create">Makes a stage for the stream's roster.</param>
    /// <typeparam name="TIn">What flows in.</typeparam>
    /// <typeparam name="TOut">What flows out.</typeparam>
    public static SensorStream<TOut> Through<TIn, TOut>(
        this SensorStream<TIn> source,
        Func<IReadOnlyList<Core.Sensors.SensorDescriptor>, IStage<TIn, TOut>> create)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source.Sensors, source.Through(() => create(source.Sensors)));
    }

    /// <summary>An exception of the stage ends the stream with an error; one of a subscriber goes back to the source.</summary>
    private sealed class StageObserver<TIn, TOut>(IStage<TIn, TOut> stage, IObserver<TOut> observer) : ObserverBase<TIn>, IOutlet<TOut>
    {
        private bool _isDownstreamFault;

        public void Emit(in TOut item)
        {
            try
            {
                observer.OnNext(item);
            }
            catch
            {
                _isDownstreamFault = true;
                throw;
            }
        }

        protected override void OnNextCore(TIn value)
        {
            try
            {
                stage.Accept(value, this);
            }
            catch (Exception e) when (!_isDownstreamFault)
            {
                OnError(e);
            }
        }

        protected override void OnErrorCore(Exception error) => observer.OnError(error);

        protected override void OnCompletedCore()
        {
            try
            {
                stage.Complete(this);
            }
            catch (Exception e) when (!_isDownstreamFault)
            {
                observer.OnError(e);
                return;
            }

            observer.OnCompleted();
        }
    }
}

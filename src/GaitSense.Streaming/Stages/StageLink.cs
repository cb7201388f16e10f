namespace GaitSense.Streaming;

/// <summary>Puts a stage in front of an outlet: stages are composed by plain calls.</summary>
/// <typeparam name="TIn">What the stage takes.</typeparam>
/// <typeparam name="TOut">What the stage gives.</typeparam>
/// <param name="stage">The stage.</param>
/// <param name="next">Takes what it gives.</param>
public sealed class StageLink<TIn, TOut>(IStage<TIn, TOut> stage, IOutlet<TOut> next) : IOutlet<TIn>
{
    /// <inheritdoc/>
    public void Emit(in TIn item) => stage.Accept(item, next);

    /// <summary>Lets the stage emit what it held back; the outlet itself is not completed.</summary>
    public void Complete() => stage.Complete(next);
}

namespace GaitSense.Streaming;

/// <summary>One step of a sample's journey as a plain class with a state of its own: usable without Rx, and behind
/// <see cref="ThroughOperator"/> with it. Calls never overlap. Bad data is never thrown.</summary>
/// <typeparam name="TIn">What it takes.</typeparam>
/// <typeparam name="TOut">What it gives: none, one or many for each item taken.</typeparam>
public interface IStage<TIn, TOut>
{
    /// <summary>Takes one item and emits what follows from it, before it returns.</summary>
    void Accept(in TIn item, IOutlet<TOut> outlet);

    /// <summary>The input ended: emits what was held back.</summary>
    void Complete(IOutlet<TOut> outlet);
}

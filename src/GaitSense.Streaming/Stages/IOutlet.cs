namespace GaitSense.Streaming;

/// <summary>Where a stage puts what it gives.</summary>
/// <typeparam name="T">What flows.</typeparam>
public interface IOutlet<T>
{
    /// <summary>Hands one item on; memory that it refers to is valid only during the call.</summary>
    void Emit(in T item);
}

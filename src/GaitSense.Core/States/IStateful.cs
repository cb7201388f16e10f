namespace GaitSense.Core.States;

/// <summary>Something whose whole memory can be written down and read back, so that stopping and going on leaves no trace.</summary>
/// <remarks>One method serves both ways: it shows every field that changes after construction to a visitor, always in the same
/// order. Options, coefficients and other things that are given at construction are not state.</remarks>
public interface IStateful
{
    /// <summary>Shows every field that changes after construction.</summary>
    void Visit(IStateVisitor visitor);
}

namespace GaitSense.Core.States;

/// <summary>Writes or reads the fields that an <see cref="IStateful"/> shows it.</summary>
public interface IStateVisitor
{
    /// <summary>A field: a number, an enum, or a struct of those.</summary>
    void Value<T>(ref T value)
        where T : unmanaged;

    /// <summary>An array whose length is given at construction.</summary>
    void Array<T>(T[] values)
        where T : unmanaged;

    /// <summary>A list of changing length.</summary>
    void List<T>(List<T> values)
        where T : unmanaged;

    /// <summary>A part with fields of its own.</summary>
    void Part(IStateful part) => part.Visit(this);
}

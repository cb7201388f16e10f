namespace GaitSense.Core.Recordings;

/// <summary>What is wrong with an input, where, and what to do about it. Bad data is a value; it is thrown only across an
/// edge, as <see cref="InputFaultException"/>.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Where">File, line or byte.</param>
/// <param name="Advice">What to do.</param>
public sealed record InputFault(string What, string Where, string Advice)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What}. {Advice}";
}

/// <summary>Carries an <see cref="InputFault"/> to the edge of the program.</summary>
public sealed class InputFaultException : Exception
{
    /// <summary>Carries <paramref name="fault"/>.</summary>
    public InputFaultException(InputFault fault)
        : base(fault.ToString()) => Fault = fault;

    /// <summary>The fault.</summary>
    public InputFault Fault { get; }
}

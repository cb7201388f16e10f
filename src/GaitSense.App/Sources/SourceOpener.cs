using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Sources;

/// <summary>Interim.</summary>
public sealed class SourceOpener : ISourceOpener
{
    /// <inheritdoc/>
    public SourceDescription Description { get; } = new("none", false, false);

    /// <summary>For.</summary>
    public static ISourceOpener For(string source, TimeProvider time) => new SourceOpener();

    /// <inheritdoc/>
    public IPacketSource Open(ExerciseProtocol exercise) => throw new InputFaultException(new InputFault("", "", ""));
}

using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Sources;

/// <summary>Opens the source of samples that the service was started with, afresh for every session.</summary>
public interface ISourceOpener
{
    /// <summary>Where samples come from.</summary>
    SourceDescription Description { get; }

    /// <summary>Opens it.</summary>
    /// <exception cref="InputFaultException">It cannot be opened.</exception>
    IPacketSource Open(ExerciseProtocol exercise);
}

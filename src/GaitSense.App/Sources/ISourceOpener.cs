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

    /// <summary>Finds out whether it can be had on this machine at all.</summary>
    /// <exception cref="InputFaultException">It cannot.</exception>
    Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Opens it; real sensors are looked for, which takes some seconds.</summary>
    /// <exception cref="InputFaultException">It cannot be opened.</exception>
    Task<IPacketSource> OpenAsync(ExerciseProtocol exercise, CancellationToken cancellationToken);
}

using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Sources;

/// <summary>Opens what "--source" names.</summary>
/// <param name="Description">Where samples come from.</param>
/// <param name="Make">Opens it.</param>
public sealed record SourceOpener(SourceDescription Description, Func<IPacketSource> Make) : ISourceOpener
{
    private const string Simulated = "simulated";
    private const string Replay = "replay:";

    /// <summary>The opener for a text such as "simulated", "simulated:toe-first", "replay:walk.gsraw" or "none".</summary>
    /// <exception cref="InputFaultException">There is no such source, or it cannot be opened on this machine.</exception>
    public static SourceOpener For(string source, TimeProvider time) => source switch
    {
        "none" => new SourceOpener(new SourceDescription(source, false, false), () => throw NotStarted()),
        Simulated => SimulatedSource.Opener(SimulatedSource.DefaultScenario, time),
        _ when source.StartsWith(Simulated + ":", StringComparison.Ordinal) =>
            SimulatedSource.Opener(source[(Simulated.Length + 1)..], time),
        _ when source.StartsWith(Replay, StringComparison.Ordinal) => ReplaySource.Opener(source[Replay.Length..], time),
        "bluetooth" or "browser" => throw Fault(
            $"the source \"{source}\" is not part of this build",
            "Use simulated, replay:<path> or none"),
        _ => throw Fault($"there is no source \"{source}\"", "Use simulated, replay:<path> or none"),
    };

    /// <inheritdoc/>
    public IPacketSource Open(ExerciseProtocol exercise) => Make();

    private static InputFaultException NotStarted() =>
        Fault("the service was started without a source of samples", "Start it with --source simulated or --source replay:<path>");

    private static InputFaultException Fault(string what, string advice) => new(new InputFault(what, "--source", advice));
}

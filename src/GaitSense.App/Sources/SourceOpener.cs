using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Sources;

/// <summary>Opens what "--source" names.</summary>
/// <param name="Description">Where samples come from.</param>
/// <param name="Make">Opens it for an exercise.</param>
public sealed record SourceOpener(SourceDescription Description, Func<ExerciseProtocol, IPacketSource> Make) : ISourceOpener
{
    /// <summary>An opener of one source for every exercise.</summary>
    public SourceOpener(SourceDescription description, Func<IPacketSource> make)
        : this(description, _ => make())
    {
    }

    private const string Simulated = "simulated";
    private const string Replay = "replay:";
    private const string Choices = "Use simulated, bluetooth, browser, gateway, replay:<path> or none";

    /// <summary>The opener for a text such as "simulated", "simulated:toe-first", "bluetooth", "replay:walk.gsraw" or "none".</summary>
    /// <param name="source">The text.</param>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="time">The clock that paces it.</param>
    /// <param name="logs">Where it may tell what it leaves out.</param>
    /// <param name="gateways">Opens sensors that browsers and gateways bring, under that name.</param>
    /// <exception cref="InputFaultException">There is no such source, or it cannot be opened on this machine.</exception>
    public static ISourceOpener For(string source, string folder, TimeProvider time, ILoggerFactory logs, Func<string, ISourceOpener> gateways) => source switch
    {
        "none" => new SourceOpener(new SourceDescription(source, false, false), () => throw NotStarted()),
        Simulated => SimulatedSource.Opener(SimulatedSource.DefaultScenario, time),
        _ when source.StartsWith(Simulated + ":", StringComparison.Ordinal) =>
            SimulatedSource.Opener(source[(Simulated.Length + 1)..], time),
        _ when source.StartsWith(Replay, StringComparison.Ordinal) => ReplaySource.Opener(source[Replay.Length..], time),
        BluetoothOpener.Name => BluetoothOpener.OnThisMachine(folder, time, logs.CreateLogger<BluetoothOpener>()),
        GatewayOpener.Browser or GatewayOpener.Gateway => gateways(source),
        _ => throw Fault($"there is no source \"{source}\"", Choices),
    };

    /// <inheritdoc/>
    public Task<IPacketSource> OpenAsync(ExerciseProtocol exercise, CancellationToken cancellationToken) => Task.FromResult(Make(exercise));

    private static InputFaultException NotStarted() =>
        Fault("the service was started without a source of samples", "Start it with --source bluetooth, simulated or replay:<path>");

    private static InputFaultException Fault(string what, string advice) => new(new InputFault(what, "--source", advice));
}

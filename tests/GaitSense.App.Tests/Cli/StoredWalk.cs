using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Storage;
using GaitSense.Streaming;

namespace GaitSense.App.Tests.Cli;

/// <summary>Puts a simulated session into a store.</summary>
internal static class StoredWalk
{
    public const string Exercise = "reverse-walking";

    public static DateTimeOffset StartedAt { get; } = new(2026, 1, 31, 17, 45, 2, TimeSpan.Zero);

    public static async Task<SessionId> AddAsync(SqliteSessionStore store, string person, DateTimeOffset startedAt, int tail, bool finishes = true, string? source = null, bool hasPackets = true, string scenario = "heel-first", double seconds = 20, string exercise = Exercise)
    {
        SessionId id = SessionId.Create(startedAt, tail);
        await using SimulatedWalker walker = Walker(scenario, seconds);
        SessionHeader header = new()
        {
            Id = id,
            StartedAt = startedAt,
            Person = person,
            Exercise = exercise,
            Source = source ?? walker.Name,
            Sensors = walker.Sensors,
            Version = "test",
        };
        using ISessionWriter writer = store.Begin(header);
        if (hasPackets)
        {
            await walker.RunAsync(new PacketSink(writer), CancellationToken.None);
        }

        await using SimulatedWalker again = Walker(scenario, seconds);
        AnalysisResult result = await OfflineAnalysis.RunAsync(id.Value, again, ExerciseCatalog.BuiltIn.Find(exercise)!, GaitOptions.Default);
        foreach (Step step in result.Steps)
        {
            writer.Append(step);
        }

        foreach (GaitEvent gaitEvent in result.Events)
        {
            writer.Append(gaitEvent);
        }

        if (finishes)
        {
            writer.Finish(result.Summary);
        }

        return id;
    }

    private static SimulatedWalker Walker(string scenario, double seconds) => new(ScenarioCatalog.Find(scenario)!, 3, TimeProvider.System)
    {
        Pace = Pace.AsFastAsPossible,
        Duration = TimeSpan.FromSeconds(seconds),
    };

    private sealed class PacketSink(ISessionWriter writer) : IPacketReceiver
    {
        public void OnPacket(in RawPacket packet) => writer.Append(packet);

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}

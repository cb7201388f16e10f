using GaitSense.Core.Ports;
using GaitSense.Devices.Native;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Devices.Tests.Native;

public sealed class NativeReplaySourceTests : PacketSourceConformance
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + NativeRecordingWriter.FileExtension);
    private readonly SimulatedWalker _walker = new(ScenarioCatalog.Find("loss")!, 3, TimeProvider.System)
    {
        Pace = Pace.AsFastAsPossible,
        Duration = TimeSpan.FromSeconds(4),
    };

    [Fact]
    public async Task A_replay_gives_what_was_recorded()
    {
        await using IPacketSource replay = NewSource();
        KeptPackets recorded = await KeptPackets.RunAsync(_walker);
        KeptPackets replayed = await KeptPackets.RunAsync(replay);
        Assert.Equal(recorded.Packets.Select(p => p.Arrival), replayed.Packets.Select(p => p.Arrival));
        Assert.Equal(recorded.Packets.Select(p => Convert.ToHexString(p.Bytes)), replayed.Packets.Select(p => Convert.ToHexString(p.Bytes)));
        Assert.Equal(_walker.Sensors, replay.Sensors);
    }

    [Fact]
    public async Task A_torn_file_is_replayed_up_to_the_tear_and_the_tear_is_told()
    {
        await using NativeReplaySource replay = (NativeReplaySource)NewSource();
        KeptPackets whole = await KeptPackets.RunAsync(replay);
        Assert.Equal(NativeReadOutcome.End, replay.Outcome);
        await using (FileStream file = new(_path, FileMode.Open))
        {
            file.SetLength(file.Length - 3);
        }

        KeptPackets torn = await KeptPackets.RunAsync(replay);
        Assert.Equal(whole.Packets.Count - 1, torn.Packets.Count);
        Assert.Equal(NativeReadOutcome.TornTail, replay.Outcome);
        Assert.NotNull(replay.Fault);
    }

    [Fact]
    public async Task At_double_speed_four_seconds_take_two()
    {
        FakeTimeProvider clock = new();
        await (await NewAsync()).DisposeAsync();
        await using NativeReplaySource replay = new(_path, clock) { Pace = Pace.Times(2) };
        TaskCompletionSource<int> last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        KeptPackets kept = new() { AfterPacket = n => { if (n == 100) { last.SetResult(n); } } };
        Task run = replay.RunAsync(kept, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(1));
        await last.Task;
        Assert.All(kept.Packets.Take(100), p => Assert.True(p.Arrival.Seconds <= 2));
        clock.Advance(TimeSpan.FromSeconds(2));
        await run;
    }

    protected override IPacketSource NewSource() => NewAsync().GetAwaiter().GetResult();

    protected override void Dispose(bool disposing)
    {
        File.Delete(_path);
        base.Dispose(disposing);
    }

    private async Task<NativeReplaySource> NewAsync()
    {
        if (!File.Exists(_path))
        {
            NativeRecordingHeader header = NativeFiles.Header with { Sensors = _walker.Sensors };
            using NativeRecordingWriter writer = NativeRecordingWriter.Create(_path, header);
            await _walker.RunAsync(writer, CancellationToken.None);
        }

        return new NativeReplaySource(_path);
    }
}

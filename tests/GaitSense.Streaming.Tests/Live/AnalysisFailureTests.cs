using System.Buffers;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Live;

/// <summary>A bug in analysis, imitated by bytes that can be kept once and not read again.</summary>
public class AnalysisFailureTests
{
    [Fact]
    public async Task A_failing_analysis_is_counted_and_told_once_while_recording_goes_on()
    {
        FakeSink store = new("store");
        FailingSource source = new();
        LiveSession session = new(Sessions.Header(source.Sensors), source, Sessions.Exercise, [store]);
        SessionSummary summary = await session.RunAsync(CancellationToken.None);

        Assert.Equal(30, store.Packets.Count);
        Assert.Equal(10, session.AnalysisFailures);
        Assert.Contains("a bug", session.FirstAnalysisFailure!.What, StringComparison.Ordinal);
        Assert.Equal(session.FirstAnalysisFailure, Assert.Single(store.Faults));
        Assert.Contains(summary.Quality.Notes, n => n.StartsWith("The analysis failed 10 times", StringComparison.Ordinal));
        Assert.Equal(100, summary.Sensors[0].Samples);
    }

    private sealed class FailingSource : IPacketSource
    {
        public string Name => "failing";

        public IReadOnlyList<SensorDescriptor> Sensors { get; } = [Roster.Sensor()];

        public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
        {
            int number = 0;
            foreach (RawPacket packet in new FakeSensor().Packets(30))
            {
                bool isBad = number++ % 3 == 1;
                receiver.OnPacket(isBad ? packet with { Payload = new OnceReadable(packet.Payload.ToArray()).Memory } : packet);
            }

            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class OnceReadable(byte[] bytes) : MemoryManager<byte>
    {
        private int _reads;

        // Making the memory asks for its length once.
        public override Span<byte> GetSpan() => _reads++ <= 1 ? bytes : throw new InvalidOperationException("a bug");

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}

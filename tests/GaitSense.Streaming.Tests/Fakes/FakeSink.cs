using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Streaming.Tests.Fakes;

/// <summary>Keeps what it is given; may throw or hang.</summary>
internal sealed class FakeSink(string name = "fake") : ISessionSink
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; } = name;

    public bool TakesPackets { get; init; } = true;

    /// <summary>Called first with each packet.</summary>
    public Action<RawPacket>? BeforePacket { get; init; }

    public List<RawPacket> Packets { get; } = [];

    public List<Step> Steps { get; } = [];

    public List<GaitEvent> Events { get; } = [];

    public List<IReadOnlyList<SensorHealth>> Healths { get; } = [];

    public List<InputFault> Faults { get; } = [];

    public SessionSummary? Summary { get; private set; }

    /// <summary>Ends when the summary has come.</summary>
    public Task Finished => _finished.Task;

    public void OnPacket(in RawPacket packet)
    {
        BeforePacket?.Invoke(packet);
        Packets.Add(packet with { Payload = packet.Payload.ToArray() });
    }

    public void OnStep(Step step) => Steps.Add(step);

    public void OnEvent(in GaitEvent gaitEvent) => Events.Add(gaitEvent);

    public void OnHealth(IReadOnlyList<SensorHealth> health) => Healths.Add(health);

    public void OnFault(InputFault fault) => Faults.Add(fault);

    public void OnFinished(SessionSummary summary)
    {
        Summary = summary;
        _finished.SetResult();
    }
}

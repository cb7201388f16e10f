using GaitSense.Core.Frames;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Benchmarks;

/// <summary>One minute of simulated reverse walking with six sensors at 100 Hz, as samples and as packets.</summary>
internal sealed class Walk
{
    public const int Seconds = 60;
    public const int RateHz = 100;
    public const int Samples = 6 * Seconds * RateHz;

    public Walk()
    {
        ImuRecording recording = SimulatedRecording.Create(ScenarioCatalog.Demo, 7, Seconds, RateHz).Recording;
        RecordingSource source = new(recording);
        Keeper keeper = new();
        source.RunAsync(keeper, CancellationToken.None).GetAwaiter().GetResult();
        Sensors = source.Sensors;
        Packets = [.. keeper.Packets];
        InOrder = [.. recording.Tracks.SelectMany((t, sensor) => t.TimesS.Select((_, i) => Sample(t, sensor, i))).OrderBy(s => s.Sample.Time)];
    }

    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>All samples in order of time, in the frame that the engine takes.</summary>
    public SiteSample<NominalFrame>[] InOrder { get; }

    /// <summary>The packets that carry them.</summary>
    public RawPacket[] Packets { get; }

    private static SiteSample<NominalFrame> Sample(ImuTrack t, int sensor, int i)
    {
        ImuSample<SensorFrame> s = new(SessionTime.FromSeconds(t.TimesS[i]), i, t.AccelerationMps2[i], t.AngularRateRadPerS[i], SampleMarks.None);
        return new(sensor, t.Sensor.Site, s.In(t.Sensor.Mounting));
    }

    private sealed class Keeper : IPacketReceiver
    {
        public List<RawPacket> Packets { get; } = [];

        public void OnPacket(in RawPacket packet) => Packets.Add(packet with { Payload = packet.Payload.ToArray() });

        public void OnStatus(in SensorStatus status)
        {
            // Only packets are measured.
        }
    }
}

/// <summary>Counts what is found, so that nothing can be left out.</summary>
internal sealed class Counter : IGaitReceiver
{
    public int Found { get; private set; }

    public void OnContact(in ProvisionalContact contact) => Found++;

    public void OnStep(Step step) => Found++;

    public void OnEvent(in GaitEvent gaitEvent) => Found++;

    public void OnPosture(in PostureFrame posture) => Found++;
}

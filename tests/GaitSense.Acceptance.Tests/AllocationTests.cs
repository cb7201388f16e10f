using GaitSense.Core.Frames;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Revalidation;

namespace GaitSense.Acceptance.Tests;

/// <summary>What a sample costs in memory once the engine is warm.</summary>
public class AllocationTests
{
    private const double Seconds = 30;
    private const double WarmS = 12;

    [Fact]
    public void A_sample_that_tells_nothing_new_allocates_nothing()
    {
        SimulationScenario scenario = ScenarioCatalog.All.First(s => s.Name == "demo");
        var recording = SimulatedRecording.Create(scenario, 1, Seconds, 100).Recording;
        SensorDescriptor[] sensors = [.. recording.Tracks.Select(t => t.Sensor)];
        SiteSample<NominalFrame>[] samples = [.. DirectRun.Samples(recording)];
        Assert.True(sensors.Length >= 6);

        long least = long.MaxValue;
        int steps = 0;
        Thread thread = new(() =>
        {
            for (int round = 0; round < 4; round++)
            {
                (long bytes, steps) = Walk(sensors, samples);
                least = Math.Min(least, bytes);
            }
        });
        thread.Start();
        thread.Join();

        Assert.True(steps > 10, "the walk has steps");
        Assert.Equal(0, least);
    }

    private static (long Bytes, int Steps) Walk(SensorDescriptor[] sensors, SiteSample<NominalFrame>[] samples)
    {
        Told told = new();
        GaitEngine engine = new(sensors, GaitOptions.Default, told);
        long bytes = 0;
        foreach (SiteSample<NominalFrame> sample in samples)
        {
            int before = told.Steps;
            long start = GC.GetAllocatedBytesForCurrentThread();
            engine.Accept(sample);
            long used = GC.GetAllocatedBytesForCurrentThread() - start;
            bytes += told.Steps == before && sample.Sample.Time.Seconds > WarmS ? used : 0;
        }

        return (bytes, told.Steps);
    }

    private sealed class Told : IGaitReceiver
    {
        public int Steps { get; private set; }

        public void OnContact(in ProvisionalContact contact)
        {
        }

        public void OnStep(Step step) => Steps++;

        public void OnEvent(in GaitEvent gaitEvent)
        {
        }

        public void OnPosture(in PostureFrame posture)
        {
        }
    }
}

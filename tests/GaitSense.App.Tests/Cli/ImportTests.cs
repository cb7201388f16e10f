using System.Globalization;
using System.Text;
using System.Text.Json;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.App.Tests.Cli;

public sealed class ImportTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Walk => Path.Combine(_scratch.Path, "walk");

    private string Results => Path.Combine(_scratch.Path, "results");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_walk_in_Movella_DOT_files_is_measured_and_the_import_is_told()
    {
        WriteDots();

        Invocation run = await Invocation.OfAsync("analyze", Walk, "--out", Results, "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        StepTable steps = StepTable.Read(Results, "walk", "steps.csv");
        Assert.True(steps.Count > 10);
        Assert.True(steps.Share("direction", "backward") > 0.9);
        JsonElement import = JsonDocument.Parse(run.Out).RootElement.GetProperty("recordings")[0].GetProperty("import");
        Assert.Equal("Movella DOT CSV", import.GetProperty("format").GetString());
        Assert.NotEqual(0, import.GetProperty("understood").GetArrayLength());
        Assert.Contains("taken for Movella DOT CSV", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_nobody_knows_are_one_fault_with_advice()
    {
        Directory.CreateDirectory(Walk);
        File.WriteAllText(Path.Combine(Walk, "left_foot.csv"), "a,b,c\n1,2,3\n");

        Invocation run = await Invocation.OfAsync("analyze", Walk, "--out", Results);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("its header is none of", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Results, "walk", "error.json")));
    }

    private void WriteDots()
    {
        Directory.CreateDirectory(Walk);
        (ImuRecording recording, _) = SimulatedRecording.Create(ScenarioCatalog.Find("heel-first")!, 3, 25, null);
        foreach (ImuTrack track in recording.Tracks)
        {
            StringBuilder text = new("PacketCounter,SampleTimeFine,Acc_X,Acc_Y,Acc_Z,Gyr_X,Gyr_Y,Gyr_Z\n");
            for (int i = 0; i < track.TimesS.Count; i++)
            {
                Vec3 f = track.Sensor.Mounting.Apply(track.AccelerationMps2[i]);
                Vec3 w = track.Sensor.Mounting.Apply(track.AngularRateRadPerS[i]) * Angle.DegPerRad;
                text.Append(CultureInfo.InvariantCulture, $"{i},{Math.Round(1e6 * (track.TimesS[i] + 3))},{f.X},{f.Y},{f.Z},{w.X},{w.Y},{w.Z}\n");
            }

            File.WriteAllText(Path.Combine(Walk, $"{track.Sensor.Site}.csv"), text.ToString());
        }
    }
}

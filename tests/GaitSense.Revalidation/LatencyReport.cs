using System.Globalization;
using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Export.MotionBids;
using GaitSense.Gait.Engine;

namespace GaitSense.Revalidation;

/// <summary>Prints how long after the contact each word on it comes, in stream time: the time of the newest sample.</summary>
internal static class LatencyReport
{
    public static void Real(TextWriter w, string folder)
    {
        Head(w);
        foreach (RecordingOutcome outcome in MotionBidsReader.Read(folder))
        {
            if (outcome.Recording is { } recording)
            {
                string name = outcome.Name["sub-".Length..];
                Row(w, (Parts.IsReported(name) ? "report " : "tune ") + name, recording);
            }
        }
    }

    public static void Simulated(TextWriter w, long seed, double seconds)
    {
        Head(w);
        foreach (SimulationScenario scenario in ScenarioCatalog.All)
        {
            Row(w, scenario.Name, SimulatedRecording.Create(scenario, seed, seconds, null).Recording);
        }
    }

    private static void Head(TextWriter w)
    {
        w.WriteLine("| recording | landings | told at once | of these within 50 ms | delay, ms: median, 95 % | time off, ms: median, 95 % | false | pattern within 120 ms | pattern as in the step | delay of pattern, ms: median, 95 % | delay of step after contact, s: median, 95 % |");
        w.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
    }

    private static void Row(TextWriter w, string name, ImuRecording recording)
    {
        Listener listener = new();
        GaitEngine engine = new([.. recording.Tracks.Select(t => t.Sensor)], GaitOptions.Default, listener);
        foreach ((int sensor, int row) in Rows(recording))
        {
            ImuTrack t = recording.Tracks[sensor];
            Rotation<SensorFrame, NominalFrame> mounting = t.Sensor.Mounting;
            SessionTime time = SessionTime.FromSeconds(t.TimesS[row]);
            listener.NowS = Math.Max(listener.NowS, t.TimesS[row]);
            engine.Accept(new SiteSample<NominalFrame>(
                sensor,
                t.Sensor.Site,
                new ImuSample<NominalFrame>(time, row, mounting.Apply(t.AccelerationMps2[row]), mounting.Apply(t.AngularRateRadPerS[row]), SampleMarks.None)));
        }

        listener.Write(w, name);
    }

    private static IEnumerable<(int Sensor, int Row)> Rows(ImuRecording recording) => recording.Tracks
        .SelectMany((t, sensor) => Enumerable.Range(0, t.TimesS.Count)
            .Where(row => t.AccelerationMps2[row].IsFinite && t.AngularRateRadPerS[row].IsFinite)
            .Select(row => (Time: t.TimesS[row], sensor, row)))
        .OrderBy(x => x.Time)
        .Select(x => (x.sensor, x.row));

    private sealed class Listener : IGaitReceiver
    {
        private const double NearS = 0.2;
        private readonly List<(double NowS, ProvisionalContact Contact)> _contacts = [];
        private readonly List<(double NowS, Step Step)> _steps = [];

        public double NowS { get; set; }

        public void OnContact(in ProvisionalContact contact) => _contacts.Add((NowS, contact));

        public void OnStep(Step step) => _steps.Add((NowS, step));

        public void OnEvent(in GaitEvent gaitEvent)
        {
        }

        public void OnPosture(in PostureFrame posture)
        {
        }

        public void Write(TextWriter w, string name)
        {
            var first = _contacts.Where(c => c.Contact.Revision == 1).ToList();
            var pattern = _contacts.Where(c => c.Contact.Revision == 2).ToList();
            List<double> delay = [];
            List<double> off = [];
            List<double> patternDelay = [];
            int same = 0;
            foreach ((double _, Step step) in _steps)
            {
                double t = step.InitialContact.Seconds;
                if (Near(first, step) is { } f)
                {
                    delay.Add(f.NowS - t);
                    off.Add(f.Contact.Time.Seconds - t);
                }

                if (Near(pattern, step) is { } p)
                {
                    patternDelay.Add(p.NowS - t);
                    same += p.Contact.Pattern == step.ContactPattern ? 1 : 0;
                }
            }

            int right = first.Count(f => _steps.Any(s => s.Step.Side == f.Contact.Side && Math.Abs(s.Step.InitialContact.Seconds - f.Contact.Time.Seconds) <= NearS));
            double[] stepDelay = [.. _steps.Select(s => s.NowS - s.Step.InitialContact.Seconds)];
            w.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {_steps.Count} | {delay.Count} | {delay.Count(d => d <= 0.05)} | {Spread(delay, 1000, "F0")} | {Spread(off, 1000, "F0")} | {first.Count - right} | {patternDelay.Count(d => d <= 0.12)} | {same}/{patternDelay.Count} | {Spread(patternDelay, 1000, "F0")} | {Spread(stepDelay, 1, "F2")} |"));
        }

        private static (double NowS, ProvisionalContact Contact)? Near(List<(double NowS, ProvisionalContact Contact)> contacts, Step step)
        {
            var near = contacts.Where(c => c.Contact.Side == step.Side && Math.Abs(c.Contact.Time.Seconds - step.InitialContact.Seconds) <= NearS).ToList();
            return near.Count == 0 ? null : near[^1];
        }

        private static string Spread(IEnumerable<double> values, double scale, string format)
        {
            double[] sorted = [.. values.Order()];
            string F(double v) => (v * scale).ToString(format, CultureInfo.InvariantCulture);
            return sorted.Length == 0 ? "" : $"{F(sorted[sorted.Length / 2])}, {F(sorted[(int)(0.95 * (sorted.Length - 1))])}";
        }
    }
}

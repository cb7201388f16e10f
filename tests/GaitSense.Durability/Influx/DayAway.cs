using System.Globalization;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Durability.Reporting;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Tests.Influx.Real;

namespace GaitSense.Durability.Influx;

/// <summary>InfluxDB is away for a day of sessions; then it comes back while somebody practises.</summary>
/// <param name="sessions">Sessions of that day.</param>
/// <param name="steps">Steps of each, with three verdicts on each step.</param>
/// <param name="baseline">How long the practice is watched alone, before the server comes back.</param>
public sealed class DayAway(int sessions, int steps, TimeSpan baseline)
{
    private const int PointsPerStep = 1 + ThreeVerdicts.Count;

    public async Task<IReadOnlyList<EvidenceRow>> RunAsync(string folder)
    {
        using InfluxProcess influxd = InfluxProcess.Start();
        influxd.Kill();
        ShiftedTime time = new();
        SendingOptions options = new();
        await using SendingRig rig = new(folder, influxd.Url, options, new ThreeVerdicts(), time);
        for (int session = 0; session < sessions; session++)
        {
            Record(rig, session);
            time.Pass(TimeSpan.FromDays(1) / sessions);
        }

        InfluxStatus away = rig.Sender.Status;
        await using LiveWalk walk = new(rig.Store, sessions);
        await walk.WatchAsync(baseline);
        Spread alone = walk.TakeFlushes();
        influxd.Run();
        await rig.UntilAsync(s => s.Counts.Sent > away.Counts.Sent);
        _ = walk.TakeFlushes();
        long began = time.GetTimestamp();
        long sent = rig.Sender.Status.Counts.Sent;
        await rig.UntilAsync(s => s.LagS < 60);
        double caughtUpIn = Math.Max(0.001, time.GetElapsedTime(began).TotalSeconds);
        double rate = (rig.Sender.Status.Counts.Sent - sent) / caughtUpIn;
        Spread beside = walk.TakeFlushes();
        await walk.EndAsync();
        InfluxStatus status = await rig.UntilAsync(s => s.Counts.Queued == 0);
        int day = sessions * steps;
        int arrived = (await influxd.RowsAsync("SELECT count(valid) FROM gait_step WHERE \"person\" =~ /^day/"))[0][1].GetInt32();
        int verdicts = (await influxd.RowsAsync("SELECT count(in_target) FROM gait_cue WHERE \"person\" =~ /^day/"))[0][1].GetInt32();
        return
        [
            new EvidenceRow(
                string.Create(CultureInfo.InvariantCulture, $"InfluxDB away for a day of {sessions} sessions, then caught up"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{away.Counts.Queued:N0} points ({away.Counts.Bytes / 1048576.0:0} MiB) waited for up to {away.LagS / 3600:0.0} h of simulated time; {arrived:N0} of {day:N0} steps and {verdicts:N0} of {day * ThreeVerdicts.Count:N0} verdicts there, {status.Counts.Dropped} dropped, {status.Counts.Refused} refused; caught up in {caughtUpIn:0.0} s at {rate:N0} points/s"),
                arrived == day && verdicts == day * ThreeVerdicts.Count && status.Counts is { Dropped: 0, Refused: 0 },
                string.Create(CultureInfo.InvariantCulture, $"{steps} steps a session, {PointsPerStep} points a step; load {Machine.Load}")),
            new EvidenceRow(
                string.Create(CultureInfo.InvariantCulture, $"catching up ({options.PointsPerSecond:N0} points/s at most) leaves the live path alone"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"making half a second of six sensors durable: alone {alone.Text("ms")} ({alone.Count} times); beside {beside.Text("ms")} ({beside.Count} times); {walk.Packets:N0} packets, {walk.Late} waited more than a second"),
                walk.Late == 0,
                "six sensors at 100 Hz recorded in real time in the same store, on the same disk"),
        ];
    }

    private void Record(SendingRig rig, int session)
    {
        using ISessionWriter writer = rig.Store.Begin(Load.Header(session, string.Create(CultureInfo.InvariantCulture, $"day{session}")));
        for (int i = 0; i < steps; i++)
        {
            writer.Append(Load.Step(i));
        }

        writer.Flush();
    }

    /// <summary>Three cues judge each step.</summary>
    private sealed class ThreeVerdicts : ICueJudge
    {
        public const int Count = 3;

        public StepJudge Of(SessionHeader session) => step => session.Exercise == LiveWalk.Exercise ? [] :
        [
            new CueVerdict("toe-first", true, 1, 0.5, 1.5),
            new CueVerdict("step-length", step.StepLengthM > 0.3, step.StepLengthM, 0.3, 0.5),
            new CueVerdict("soft", false, 2, null, 1),
        ];
    }
}

using System.Diagnostics;
using System.Globalization;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Durability.Influx;
using GaitSense.Durability.Reporting;
using GaitSense.Storage;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Integrity;
using GaitSense.Storage.Tests.Influx.Real;

namespace GaitSense.Durability.Service;

/// <summary>Kills the service again and again while it records six sensors at 100 Hz, each time on the same store, and looks
/// whether everything that it had acknowledged is there, byte for byte, and whether InfluxDB has each stored step once.</summary>
public sealed class ServiceKills(int kills, int seed)
{
    private readonly TimeProvider time = TimeProvider.System;

    public async Task<IReadOnlyList<EvidenceRow>> RunAsync(string folder)
    {
        Random random = new(seed);
        using InfluxProcess influxd = InfluxProcess.Start();
        List<Acknowledged> said = [];
        for (int kill = 0; kill < kills; kill++)
        {
            using ServiceProcess service = ServiceProcess.Start(folder, influxd.Url);
            await service.WaitAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 12_000)), time);
            await service.KillAsync();
            said.Add(new Acknowledged(service.Session, service.Steps, service.Packets));
        }

        await using SendingRig rig = new(folder, influxd.Url);
        Found found = new();
        foreach (Acknowledged session in said)
        {
            await found.CompareAsync(rig.Store, session);
        }

        IntegrityReport check = rig.Store.Check();
        InfluxStatus status = await rig.UntilAsync(s => s.Counts.Queued == 0);
        (int stored, int lost, int doubled) = await PointsAsync(rig.Store, influxd);
        string load = Machine.Load;
        return
        [
            new EvidenceRow(
                string.Create(CultureInfo.InvariantCulture, $"{kills} kills of the service while it records six sensors at 100 Hz: no acknowledged packet lost"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{found.Acknowledged:N0} packets acknowledged, {found.Lost} lost, {found.Changed} changed; {found.Kept:N0} kept; {found.StepsAcknowledged:N0} steps acknowledged, {found.StepsLost} lost; integrity check {(check.IsSound ? "sound" : "NOT sound")}"),
                found.Lost + found.Changed + found.StepsLost == 0 && check.IsSound && found.Sensors == 6,
                string.Create(CultureInfo.InvariantCulture, $"SIGKILL up to 12 s after the first acknowledgement (seed {seed}), one store; the whole service, which says after each flush what is durable; bytes compared with what the simulated sensors send; load {load}")),
            new EvidenceRow(
                "the same kills: no point of a stored step lost or doubled",
                string.Create(CultureInfo.InvariantCulture, $"{stored:N0} steps in the store, {lost} not in InfluxDB, {doubled} there twice or without a stored step"),
                lost + doubled == 0 && status.Counts is { Refused: 0, Dropped: 0 },
                "the service sends all the time; what was left at the last kill was sent afterwards"),
        ];
    }

    private static async Task<(int Stored, int Lost, int Doubled)> PointsAsync(SqliteSessionStore store, InfluxProcess influxd)
    {
        (int stored, int lost, int doubled) = (0, 0, 0);
        foreach (StoredSession session in store.List(new SessionQuery()))
        {
            IEnumerable<long> steps = store.Steps(session.Header.Id).Select(s => s.InitialContact.Nanoseconds);
            long start = (session.Header.StartedAt.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * 100;
            IEnumerable<long> points = (await influxd.RowsAsync($"SELECT valid FROM gait_step WHERE \"session\" = '{session.Header.Id}'"))
                .Select(r => r[0].GetInt64() - start);
            List<long> inStore = [.. steps.Order()];
            List<long> there = [.. points.Order()];
            stored += inStore.Count;
            lost += inStore.Except(there).Count();
            doubled += there.Count - inStore.Intersect(there).Count();
        }

        return (stored, lost, doubled);
    }
}

/// <summary>What a service had acknowledged when it was killed.</summary>
internal sealed record Acknowledged(SessionId Session, int Steps, IReadOnlyList<int> Packets);

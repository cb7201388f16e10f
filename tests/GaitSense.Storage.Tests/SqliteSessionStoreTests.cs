using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Storage.Tests;

public sealed class SqliteSessionStoreTests : IDisposable
{
    private static readonly JsonSerializerOptions WithNaN =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_finished_session_reads_back_as_it_was_written_also_after_a_restart()
    {
        SessionHeader header = Examples.Header();
        SessionSummary summary = Examples.Summary(header.Id.Value);
        using (SqliteSessionStore store = files.Open())
        {
            using ISessionWriter writer = store.Begin(header);
            writer.Append(Examples.Packet(1, 0.5, 1, 2, 3));
            writer.Append(new Step { Side = Side.Left, InitialContact = new SessionTime(7), Direction = WalkingDirection.Lateral });
            writer.Finish(summary);
            Check(store);
        }

        using SqliteSessionStore again = files.Open();
        Check(again);

        void Check(SqliteSessionStore store)
        {
            StoredSession stored = store.Find(header.Id)!;
            Assert.Equal(header with { Sensors = [] }, stored.Header with { Sensors = [] });
            Assert.Equal(header.Sensors, stored.Header.Sensors);
            Assert.Equal(SessionState.Finished, stored.State);
            Assert.Equal((1, 1L), (stored.StepCount, stored.PacketCount));
            Assert.Equal(Json(summary), Json(stored.Summary!));
            Assert.Equal(DateTimeKind.Utc, stored.Header.StartedAt.UtcDateTime.Kind);
            Assert.Equal(TimeSpan.Zero, stored.Header.StartedAt.Offset);
        }

        static string Json(SessionSummary s) => JsonSerializer.Serialize(s, WithNaN);
    }

    [Fact]
    public void Any_steps_read_back_equal_and_by_initial_contact()
    {
        using SqliteSessionStore store = files.Open();
        int session = 0;
        StepGen.Step.Array[0, 12].Sample(
            steps =>
            {
                string id = $"s{session++}";
                using ISessionWriter writer = store.Begin(Examples.Header(id));
                Array.ForEach(steps, writer.Append);
                writer.Flush();

                var expected = steps
                    .GroupBy(s => (s.InitialContact, s.Side))
                    .Select(same => same.Last())
                    .OrderBy(s => s.InitialContact).ThenBy(s => s.Side);
                Assert.Equal(expected, store.Steps(new SessionId(id)));
                Assert.Equal(expected, store.StepsOneByOne(new SessionId(id)));
                Assert.Equal(expected.Count(), store.Find(new SessionId(id))!.StepCount);
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public void Any_packets_read_back_by_arrival_and_those_of_one_instant_as_appended()
    {
        using SqliteSessionStore store = files.Open();
        int session = 0;
        Gen.Select(Gen.Int[0, 2], Gen.Long[0, 900_000_000], Gen.Byte.Array[0, 600], Gen.Int[0, 9]).Array[0, 200].Sample(
            packets =>
            {
                string id = $"s{session++}";
                using ISessionWriter writer = store.Begin(Examples.Header(id));
                List<RawPacket> sent = [];
                long now = 0;
                foreach ((int sensor, long pause, byte[] payload, int action) in packets)
                {
                    now += action < 5 ? 0 : pause;
                    sent.Add(new RawPacket(sensor, new HostTime(now), payload));
                    writer.Append(sent[^1]);
                    if (action == 9)
                    {
                        writer.Flush();
                    }
                }

                writer.Flush();
                Assert.Equal(sent.Values(), store.PacketValues(id));
                Assert.Equal(sent.Count, store.Find(new SessionId(id))!.PacketCount);
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public void Any_events_read_back_by_onset_and_those_of_one_instant_as_appended()
    {
        using SqliteSessionStore store = files.Open();
        int session = 0;
        Gen.Select(Gen.Enum<GaitEventKind>(), Gen.Long[0, 5], Gen.Int[0, 900], Gen.Int[0, 2], Gen.Enum<BodySite>())
            .Select((kind, onset, ticks, side, site) => new GaitEvent(
                kind, new SessionTime(onset), TimeSpan.FromTicks(ticks), side == 2 ? null : (Side)side, site))
            .Array[0, 30]
            .Sample(
                events =>
                {
                    string id = $"s{session++}";
                    using ISessionWriter writer = store.Begin(Examples.Header(id));
                    foreach (GaitEvent gaitEvent in events)
                    {
                        writer.Append(gaitEvent);
                        writer.Flush();
                    }

                    Assert.Equal(events.OrderBy(e => e.Onset), store.Events(new SessionId(id)));
                    Assert.Equal(events.OrderBy(e => e.Onset), store.EventsOneByOne(new SessionId(id)));
                },
                iter: 20,
                threads: 1);
    }

    [Fact]
    public void Cues_read_back_by_time_and_those_of_one_instant_as_appended()
    {
        SessionId id = new("s0");
        CoachingCue[] cues = [Examples.Cue(5), Examples.Cue(1), .. Enumerable.Range(0, 8).Select(i => Examples.Cue(i) with { Time = SessionTime.Zero })];
        using SqliteSessionStore store = files.Open();
        using ISessionWriter writer = store.Begin(Examples.Header("s0"));
        foreach (CoachingCue cue in cues)
        {
            writer.Append(cue);
            writer.Flush();
        }

        Assert.Equal(cues.OrderBy(c => c.Time), store.Cues(id));
        Assert.Empty(store.Cues(new SessionId("nobody")));
        writer.Dispose();
        store.Delete(id);
        Assert.Equal(0L, files.Peek("SELECT count(*) FROM cues"));
    }

    [Fact]
    public void Sessions_are_listed_newest_first_and_by_person_exercise_and_time()
    {
        using SqliteSessionStore store = files.Open();
        string[] people = ["p01", "p02"];
        string[] exercises = ["reverse-walking", "hip-lift", "reverse-walking"];
        for (int i = 0; i < 6; i++)
        {
            store.Begin(Examples.Header($"s{i}", people[i % 2], exercises[i % 3], Examples.Start.AddHours(i))).Dispose();
        }

        Assert.Equal(["s5", "s4", "s3", "s2", "s1", "s0"], Ids(new SessionQuery()));
        Assert.Equal(["s5", "s3", "s1"], Ids(new SessionQuery(Person: "p02")));
        Assert.Equal(["s4", "s1"], Ids(new SessionQuery(Exercise: "hip-lift")));
        Assert.Equal(["s4"], Ids(new SessionQuery(Person: "p01", Exercise: "hip-lift")));
        Assert.Equal(["s3", "s2"], Ids(new SessionQuery(From: Examples.Start.AddHours(2), To: Examples.Start.AddHours(4))));
        Assert.Equal(["s3"], Ids(new SessionQuery(From: Examples.Start.AddHours(3), To: Examples.Start.AddHours(3).AddTicks(1))));
        Assert.Equal(["s5", "s4"], Ids(new SessionQuery(Limit: 2)));
        Assert.Empty(Ids(new SessionQuery(Limit: 0)));
        Assert.Empty(Ids(new SessionQuery(Limit: -1)));
        Assert.Empty(Ids(new SessionQuery(Person: "p0%")));
        Assert.Empty(Ids(new SessionQuery(Person: "' OR 1=1 --")));

        IEnumerable<string> Ids(SessionQuery query) => store.List(query).Select(s => s.Header.Id.Value);
    }

    [Fact]
    public void A_start_given_with_an_offset_is_the_same_instant_in_utc()
    {
        using SqliteSessionStore store = files.Open();
        DateTimeOffset start = new(2026, 1, 31, 23, 45, 2, TimeSpan.FromHours(9));
        store.Begin(Examples.Header("s0", start: start)).Dispose();

        Assert.Equal(start, store.Find(new SessionId("s0"))!.Header.StartedAt);
        Assert.Single(store.List(new SessionQuery(From: start, To: start.AddTicks(1))));
    }

    [Fact]
    public void What_is_not_there_is_empty()
    {
        using SqliteSessionStore store = files.Open();
        SessionId id = new("nobody");

        Assert.Null(store.Find(id));
        Assert.Empty(store.Steps(id));
        Assert.Empty(store.Events(id));
        Assert.Empty(store.Packets(id));
        Assert.Empty(store.List(new SessionQuery()));
        Assert.False(store.Delete(id));
    }

    [Fact]
    public void Deleting_removes_everything_of_that_session_and_nothing_of_others()
    {
        using (SqliteSessionStore store = files.Open())
        {
            store.RecordScript("keep", 50);
            using ISessionWriter writer = store.Begin(Examples.Header("gone", person: "Geheimwort"));
            Enumerable.Range(0, 2000).ToList().ForEach(i => writer.Append(Examples.Packet(0, i, 0xAB, 0xCD)));
            writer.Append(new GaitEvent(GaitEventKind.Turn, new SessionTime(3), TimeSpan.Zero));
            writer.Append(new Step { Side = Side.Left, InitialContact = new SessionTime(7), Direction = WalkingDirection.Forward });
            writer.Finish(Examples.Summary("gone"));

            Assert.True(store.Delete(new SessionId("gone")));
            Assert.Equal(0, new FileInfo(files.Database + "-wal").Length);

            Assert.Null(store.Find(new SessionId("gone")));
            Assert.Empty(store.Packets(new SessionId("gone")));
            Assert.Equal("keep", Assert.Single(store.List(new SessionQuery())).Header.Id.Value);
            Assert.Equal(Recording.ScriptValues(50), store.PacketValues("keep"));
            Assert.False(store.Delete(new SessionId("gone")));
        }

        foreach (string table in (string[])["sessions", "people", "summaries"])
        {
            Assert.Equal(1L, files.Peek($"SELECT count(*) FROM {table}"));
        }

        foreach (string table in (string[])["raw", "steps", "events", "sensors"])
        {
            Assert.Equal(1L, files.Peek($"SELECT count(DISTINCT session) FROM {table}"));
        }

        Assert.Equal(-1, File.ReadAllBytes(files.Database).AsSpan().IndexOf("Geheimwort"u8));
    }

    [Fact]
    public void A_person_stays_while_they_have_another_session()
    {
        using SqliteSessionStore store = files.Open();
        store.Begin(Examples.Header("s0")).Dispose();
        store.Begin(Examples.Header("s1")).Dispose();
        store.Delete(new SessionId("s0"));

        Assert.Equal("p01", store.Find(new SessionId("s1"))!.Header.Person);
    }

    [Fact]
    public void A_session_that_is_being_recorded_is_not_deleted()
    {
        using SqliteSessionStore store = files.Open();
        using ISessionWriter writer = store.Begin(Examples.Header("s0"));

        var e = Assert.Throws<InputFaultException>(() => store.Delete(new SessionId("s0")));
        Assert.Contains("s0", e.Message, StringComparison.Ordinal);

        writer.Append(Examples.Packet(0, 1, 9));
        writer.Flush();
        Assert.Single(store.Packets(new SessionId("s0")));
    }

    [Fact]
    public void An_identity_is_used_once()
    {
        using SqliteSessionStore store = files.Open();
        using ISessionWriter writer = store.Begin(Examples.Header("s0"));
        Assert.Throws<InputFaultException>(() => store.Begin(Examples.Header("s0")));

        writer.Finish(Examples.Summary("s0"));
        Assert.Throws<InputFaultException>(() => store.Begin(Examples.Header("s0")));
        Assert.Equal(SessionState.Finished, store.Find(new SessionId("s0"))!.State);
    }

    [Fact]
    public void A_session_without_sensors_can_be_kept()
    {
        using SqliteSessionStore store = files.Open();
        store.Begin(Examples.Header("s0", sensors: 0)).Finish(Examples.Summary("s0"));

        Assert.Empty(store.Find(new SessionId("s0"))!.Header.Sensors);
        Assert.Empty(store.Packets(new SessionId("s0")));
    }

    [Fact]
    public void A_store_that_only_reads_refuses_to_write()
    {
        files.Record("s0", 3);
        using SqliteSessionStore store = files.OpenReadOnly();

        Assert.True(store.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => store.Begin(Examples.Header("s1")));
        Assert.Throws<NotSupportedException>(() => store.Delete(new SessionId("s0")));
        Assert.Equal(Recording.ScriptValues(3), store.PacketValues("s0"));
    }

    [Fact]
    public void A_closed_store_says_so()
    {
        SqliteSessionStore store = files.Open();
        store.Dispose();
        store.Dispose();

        Assert.Throws<ObjectDisposedException>(() => store.List(new SessionQuery()));
        Assert.Throws<ObjectDisposedException>(() => store.Packets(new SessionId("s0")).Count());
        Assert.Throws<ObjectDisposedException>(() => store.Begin(Examples.Header()));
    }
}

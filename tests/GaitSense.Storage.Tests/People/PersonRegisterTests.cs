using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.Storage.Tests.People;

public sealed class PersonRegisterTests : IDisposable
{
    private static readonly Person Anna = new("P07")
    {
        FootLengthM = 0.245,
        HeightM = 1.68,
        Consent = Consent.Given,
        ConsentAt = Examples.Start.AddDays(-3),
        Remark = "linkes Knie, \"weich\" aufsetzen",
        RealName = "Anna Geheimwort",
    };

    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void What_is_known_of_a_person_reads_back_also_after_a_restart()
    {
        using (SqliteSessionStore store = files.Open())
        {
            store.People.Put(new Person("P09"));
            store.People.Put(new Person("P07") { HeightM = 1, Remark = "to be replaced" });
            store.People.Put(Anna);
        }

        using SqliteSessionStore again = files.OpenReadOnly();
        Assert.Equal(Anna, again.People.Find("P07"));
        Assert.Equal([Anna, new Person("P09")], again.People.List());
        Assert.Null(again.People.Find("p07"));
    }

    [Fact]
    public void Whoever_has_a_session_is_known_and_whoever_was_entered_stays_without_one()
    {
        using SqliteSessionStore store = files.Open();
        store.People.Put(Anna);
        store.Begin(Examples.Header("s0", person: "P07")).Dispose();
        store.Begin(Examples.Header("s1", person: "walk-in")).Dispose();
        Assert.Equal(["P07", "walk-in"], store.People.List().Select(p => p.Pseudonym));

        store.Delete(new SessionId("s0"));
        store.Delete(new SessionId("s1"));
        Assert.Equal([Anna], store.People.List());
    }

    [Fact]
    public void A_change_of_consent_leaves_a_line_and_other_changes_leave_none()
    {
        WatchedClock clock = new(Examples.Start);
        using SqliteSessionStore store = SqliteSessionStore.Open(files.Directory, time: clock);
        store.People.Put(Anna);
        store.People.Put(Anna with { HeightM = 1.7 });
        clock.Advance(TimeSpan.FromDays(1));
        store.People.Put(Anna with { Consent = Consent.Withdrawn });
        store.People.Put(new Person("P09"));

        Assert.Equal(
            [
                new AuditLine(Examples.Start, "consent", "P07", "not_asked -> given"),
                new AuditLine(Examples.Start.AddDays(1), "consent", "P07", "given -> withdrawn"),
            ],
            store.Audit());
    }

    [Fact]
    public void A_plan_belongs_to_one_person_and_one_exercise()
    {
        using SqliteSessionStore store = files.Open();
        IPersonRegister people = store.People;
        ExercisePlan first = new("P07", "reverse-walking", """{"id":"reverse-walking"}""", Examples.Start);
        people.Put(first);
        people.Put(first with { ProtocolJson = "{}", ChangedAt = Examples.Start.AddHours(1) });

        Assert.Equal(first with { ProtocolJson = "{}", ChangedAt = Examples.Start.AddHours(1) }, people.Plan("P07", "reverse-walking"));
        Assert.Null(people.Plan("P07", "hip-lift"));
        Assert.Null(people.Plan("P08", "reverse-walking"));
        Assert.NotNull(people.Find("P07"));
        Assert.True(people.RemovePlan("P07", "reverse-walking"));
        Assert.False(people.RemovePlan("P07", "reverse-walking"));
        Assert.Null(people.Plan("P07", "reverse-walking"));
    }

    [Fact]
    public void Notes_are_oldest_first_and_go_with_their_session()
    {
        using SqliteSessionStore store = files.Open();
        store.Begin(Examples.Header("s0")).Dispose();
        SessionId id = new("s0");
        SessionNote late = new(Examples.Start.AddHours(1), null, "müde");
        SessionNote early = new(Examples.Start, 61.25, "left foot slips");
        Assert.True(store.People.AddNote(id, late));
        Assert.True(store.People.AddNote(id, early));
        Assert.False(store.People.AddNote(new SessionId("nobody"), early));

        Assert.Equal([early, late], store.People.Notes(id));
        Assert.Empty(store.People.Notes(new SessionId("nobody")));
        store.Delete(id);
        Assert.Equal(0L, files.Peek("SELECT count(*) FROM notes"));
    }

    [Fact]
    public void Erasing_leaves_a_line_and_nothing_else_of_the_person()
    {
        using (SqliteSessionStore store = SqliteSessionStore.Open(files.Directory, new OutboxOptions(), new WatchedClock(Examples.Start)))
        {
            store.People.Put(Anna);
            store.People.Put(new ExercisePlan("P07", "reverse-walking", "{\"x\":\"Planwort\"}", Examples.Start));
            store.People.Put(new Person("P08"));
            Walk(store, "s0", "P07");
            Walk(store, "s1", "P07");
            Walk(store, "s2", "P08");
            store.People.AddNote(new SessionId("s0"), new SessionNote(Examples.Start, null, "Notizwort"));

            Assert.Equal(2, store.People.Erase("P07"));
            Assert.Null(store.People.Erase("P07"));
            Assert.Null(store.People.Find("P07"));
            Assert.Empty(store.List(new SessionQuery(Person: "P07")));
            Assert.Single(store.List(new SessionQuery()));
            Assert.Equal(new AuditLine(Examples.Start, "erasure", "P07", "2 sessions"), store.Audit()[^1]);
            Assert.Equal(4, store.OutboxCounts().Queued);
        }

        foreach (string table in (string[])["sessions", "summaries", "people"])
        {
            Assert.Equal(1L, files.Peek($"SELECT count(*) FROM {table}"));
        }

        foreach (string table in (string[])["raw", "steps", "cues", "sensors", "outbox"])
        {
            Assert.Equal(1L, files.Peek($"SELECT count(DISTINCT session) FROM {table}"));
        }

        byte[] file = File.ReadAllBytes(files.Database);
        Assert.Equal(-1, file.AsSpan().IndexOf("Geheimwort"u8));
        Assert.Equal(-1, file.AsSpan().IndexOf("Planwort"u8));
        Assert.Equal(-1, file.AsSpan().IndexOf("Notizwort"u8));
        Assert.Equal(-1, file.AsSpan().IndexOf("person=P07"u8));
    }

    [Fact]
    public void Erasing_reaches_refused_points_and_points_without_a_session()
    {
        const string Theirs = "gait_step,exercise=x,person=P07,session=s0,side=left valid=true 1";
        const string TheirLink = "sensor_link,device=d,session=s0,site=pelvis rate_hz=1 1";
        const string Others = "gait_step,exercise=x,person=P08,session=s2,side=left valid=true 1";
        using SqliteSessionStore store = SqliteSessionStore.Open(files.Directory, new OutboxOptions());
        Walk(store, "s0", "P07");
        DeadLetterFile letters = new(files.Directory);
        letters.Add([new DeadLetter(Examples.Start, 400, "Geheimgrund", Theirs), new DeadLetter(Examples.Start, 400, "no", Others), new DeadLetter(Examples.Start, 400, "no", TheirLink)]);
        store.Outbox!.Put(null, System.Text.Encoding.UTF8.GetBytes(Theirs + "\n" + Others + "\n"));

        Assert.Equal(1, store.People.Erase("P07"));
        Assert.Equal([Others], letters.Read().Select(l => l.Line));
        OutboxBatch left = store.Outbox.Read(0, 100, 100_000)!;
        Assert.Equal(Others + "\n", System.Text.Encoding.UTF8.GetString(left.Lines.Span));
        Assert.Equal((1L, (long)left.Lines.Length), (store.OutboxCounts().Queued, store.OutboxCounts().Bytes));
        Assert.Equal(["influx-dead-letters.jsonl"], Directory.GetFiles(files.Directory, "influx*").Select(Path.GetFileName));
    }

    [Fact]
    public void Letters_that_cannot_be_removed_stop_the_erasing_before_it_has_begun()
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(files.Directory, new OutboxOptions());
        Walk(store, "s0", "P07");
        DeadLetterFile letters = new(files.Directory);
        letters.Add([new DeadLetter(Examples.Start, 400, "no", "gait_step,person=P07 valid=true 1")]);
        Directory.CreateDirectory(letters.File + ".new");

        Assert.Throws<StorageFaultException>(() => store.People.Erase("P07"));
        Assert.NotNull(store.People.Find("P07"));
        Directory.Delete(letters.File + ".new");
        Assert.Equal(1, store.People.Erase("P07"));
        Assert.Empty(letters.Read());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_has_points_elsewhere_waits_to_be_removed_there_also_over_a_restart(bool hasPoints)
    {
        WatchedClock clock = new(Examples.Start);
        using (SqliteSessionStore store = SqliteSessionStore.Open(files.Directory, hasPoints ? new OutboxOptions() : null, clock))
        {
            Walk(store, "s0", "P07");
            Walk(store, "s1", "P07");
            store.People.Erase("P07");
        }

        using SqliteSessionStore again = SqliteSessionStore.Open(files.Directory, new OutboxOptions());
        Assert.Equal(hasPoints ? 1 : 0, again.OutboxCounts().Erasures);
        PointErasure? waiting = again.Outbox!.NextErasure();
        Assert.Equal(hasPoints ? ["s0", "s1"] : [], waiting?.Sessions ?? []);
        Assert.Equal(hasPoints ? ("P07", Examples.Start) : default, (waiting?.Person, waiting?.AskedAt ?? default));
    }

    [Fact]
    public void A_person_who_is_being_recorded_is_not_erased()
    {
        using SqliteSessionStore store = files.Open();
        store.People.Put(Anna);
        Walk(store, "s0", "P07");
        using ISessionWriter writer = store.Begin(Examples.Header("s1", person: "P07"));

        InputFaultException refused = Assert.Throws<InputFaultException>(() => store.People.Erase("P07"));
        Assert.Contains("s1", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Anna, store.People.Find("P07"));
        Assert.Equal(2, store.List(new SessionQuery(Person: "P07")).Count);
        Assert.DoesNotContain(store.Audit(), line => line.Action == "erasure");
    }

    [Fact]
    public void A_store_that_only_reads_refuses_changes()
    {
        files.Record("s0", 3);
        using SqliteSessionStore store = files.OpenReadOnly();
        Assert.Throws<NotSupportedException>(() => store.People.Put(Anna));
        Assert.Throws<NotSupportedException>(() => store.People.Erase("p01"));
    }

    private static void Walk(SqliteSessionStore store, string id, string person)
    {
        using ISessionWriter writer = store.Begin(Examples.Header(id, person: person));
        for (int i = 0; i < 3; i++)
        {
            writer.Append(Examples.Packet(0, i, 0xAB));
            writer.Append(Recorder.Script.Step(i));
            writer.Append(Examples.Cue(i));
        }

        writer.Finish(Examples.Summary(id));
    }
}

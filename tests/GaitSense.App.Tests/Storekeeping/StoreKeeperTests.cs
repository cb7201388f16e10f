using GaitSense.App.Storekeeping;
using GaitSense.App.Tests.Cli;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.App.Tests.Storekeeping;

public sealed class StoreKeeperTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ended_sessions_are_sealed_and_old_ones_go_once_a_day()
    {
        using ScratchFolder folder = new();
        FakeTimeProvider time = new(StoredWalk.StartedAt.AddDays(20));
        using SqliteSessionStore store = SqliteSessionStore.Open(folder.Path, time: time);
        SessionId walk = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt, 1);
        int packets = store.Packets(walk).Count();
        using StoreKeeper keeper = new(store, new StoreSettings(30), time, NullLogger<StoreKeeper>.Instance);

        await keeper.LookAsync(Ct);
        Assert.True(File.Exists(Path.Combine(folder.Path, "sealed", $"{walk}.parquet")));
        Assert.Equal(packets, store.Packets(walk).Count());

        SessionId later = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt.AddDays(19), 2);
        time.Advance(TimeSpan.FromHours(23));
        await keeper.LookAsync(Ct);
        Assert.Empty(store.Upkeep.Unsealed());
        Assert.Equal(2, store.List(new SessionQuery()).Count);

        time.Advance(TimeSpan.FromDays(11));
        await keeper.LookAsync(Ct);
        Assert.Equal(later, Assert.Single(store.List(new SessionQuery())).Header.Id);
        Assert.False(File.Exists(Path.Combine(folder.Path, "sealed", $"{walk}.parquet")));
    }

    [Fact]
    public async Task A_session_that_cannot_be_sealed_stops_neither_the_others_nor_retention()
    {
        using ScratchFolder folder = new();
        FakeTimeProvider time = new(StoredWalk.StartedAt.AddDays(20));
        using SqliteSessionStore store = SqliteSessionStore.Open(folder.Path, time: time);
        SessionId old = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt.AddDays(-20), 1);
        SessionId stuck = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt, 2);
        SessionId sound = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt.AddDays(1), 3);
        Directory.CreateDirectory(Path.Combine(folder.Path, "sealed", $"{stuck}.parquet.part"));
        using StoreKeeper keeper = new(store, new StoreSettings(30), time, NullLogger<StoreKeeper>.Instance);

        await keeper.LookAsync(Ct);
        Assert.Equal([sound, stuck], store.List(new SessionQuery()).Select(s => s.Header.Id));
        Assert.Equal([stuck], store.Upkeep.Unsealed());
        Assert.DoesNotContain(old, store.List(new SessionQuery()).Select(s => s.Header.Id));
    }

    [Fact]
    public async Task Without_a_retention_nothing_goes()
    {
        using ScratchFolder folder = new();
        FakeTimeProvider time = new(StoredWalk.StartedAt.AddYears(30));
        using SqliteSessionStore store = SqliteSessionStore.Open(folder.Path, time: time);
        await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt, 1);
        using StoreKeeper keeper = new(store, Settings(null), time, NullLogger<StoreKeeper>.Instance);
        await keeper.LookAsync(Ct);
        Assert.Single(store.List(new SessionQuery()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1.5")]
    [InlineData("for ever")]
    public void A_retention_that_is_no_number_of_days_is_refused(string text) =>
        Assert.Contains("GaitSense:RetentionDays", Assert.Throws<InputFaultException>(() => Settings(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_retention_is_read_in_days() => Assert.Equal(400, Settings("400").RetentionDays);

    private static StoreSettings Settings(string? days) => StoreSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["GaitSense:RetentionDays"] = days }).Build());
}

using GaitSense.App.Live;
using GaitSense.App.Live.Sinks;
using GaitSense.App.Storekeeping;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Writing;

namespace GaitSense.App.Tests.Storekeeping;

public sealed class StoreAlarmTests
{
    private static readonly StorageFault Full = new(StorageFaultKind.DiskFull, "no space is left", "/data/sessions.db", "Free space, then go on.");

    [Fact]
    public void Nothing_is_said_while_everything_is_well() => Assert.Null(StoreAlarm.Of(new StoreCondition(null, null, 0, 0, 0)));

    [Fact]
    public void A_full_disk_is_told_with_what_is_in_memory_and_what_to_do()
    {
        InputFault fault = StoreAlarm.Of(new StoreCondition(Full, DateTimeOffset.UnixEpoch, 3 << 19, 0, 0))!;
        Assert.Equal("no space is left; recording goes on in memory, 1.5 MiB so far", fault.What);
        Assert.StartsWith(Full.Advice, fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_lost_is_told() =>
        Assert.Contains("17 packets were lost", StoreAlarm.Of(new StoreCondition(Full, DateTimeOffset.UnixEpoch, 8 << 20, 0, 17) { PacketsRefusedNow = 17 })!.What, StringComparison.Ordinal);

    [Fact]
    public void What_was_lost_in_an_earlier_trouble_is_not_told_as_lost_now() => Assert.Equal(
        "no space is left; recording goes on in memory, 1.5 MiB so far", StoreAlarm.Of(new StoreCondition(Full, DateTimeOffset.UnixEpoch, 3 << 19, 0, 17))!.What);

    [Fact]
    public void The_live_picture_shows_the_alarm_and_takes_it_away_when_it_is_over()
    {
        LiveBoard board = new();
        InputFault? alarm = null;
        BoardSink sink = new(board, () => [], () => alarm);
        sink.OnHealth([]);
        Assert.Empty(board.Current.Notices);
        alarm = StoreAlarm.Of(new StoreCondition(Full, DateTimeOffset.UnixEpoch, 1, 0, 0));
        sink.OnHealth([]);
        Assert.Equal([alarm!], board.Current.Notices);
        alarm = null;
        sink.OnHealth([]);
        Assert.Empty(board.Current.Notices);
    }
}

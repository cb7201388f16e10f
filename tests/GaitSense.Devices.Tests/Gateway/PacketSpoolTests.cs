using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Clocks;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Spooling;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class PacketSpoolTests : IDisposable
{
    private const long Large = 1_000_000_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-spool-");
    private readonly FakeTimeProvider _time = new();
    private readonly byte[] _frame = new byte[ChannelLimits.LongestFrame];

    private GatewayClock Clock(string boot = "boot 1") => new(_time, boot);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_spooled_is_there_after_a_restart_without_a_goodbye()
    {
        // Not disposed: the program is killed. Its open files are closed only so that the folder can be deleted.
        using PacketSpool killed = Open(Large);
        SpoolStream stream = killed.Begin(Crossing.TwoFeet);
        Append(stream, 500);
        stream.Acknowledge(120);

        using PacketSpool back = Open(Large);
        SpoolStream earlier = Assert.Single(back.Earlier);

        Assert.Equal(stream.Stream, earlier.Stream);
        Assert.Equal(500UL, earlier.Next);
        Assert.Equal(Crossing.TwoFeet.Sensors, earlier.Roster.Sensors);
        Assert.Equal(Payloads(500), Read(earlier, 0));
    }

    [Fact]
    public void A_torn_tail_is_cut_and_counted_wherever_it_was_torn()
    {
        string path;
        using (PacketSpool spool = Open(Large))
        {
            Append(spool.Begin(Crossing.TwoFeet), 10);
            path = Directory.GetFiles(_folder.FullName, "*.seg", SearchOption.AllDirectories).Single();
        }

        byte[] whole = File.ReadAllBytes(path);
        int length = whole.Length / 10;
        for (int cut = whole.Length - 1; cut > whole.Length - length; cut--)
        {
            File.WriteAllBytes(path, whole[..cut]);
            using PacketSpool spool = Open(Large);
            Assert.Equal(9UL, spool.Earlier[0].Next);
            Assert.Equal(cut - (length * 9), spool.CutBytes);
        }

        Assert.Equal(length * 9, new FileInfo(path).Length);
    }

    [Fact]
    public void A_damaged_packet_ends_what_can_be_used()
    {
        string path;
        using (PacketSpool spool = Open(Large))
        {
            Append(spool.Begin(Crossing.TwoFeet), 10);
            path = Directory.GetFiles(_folder.FullName, "*.seg", SearchOption.AllDirectories).Single();
        }

        byte[] bytes = File.ReadAllBytes(path);
        bytes[(bytes.Length / 10 * 4) + 17] ^= 1;
        File.WriteAllBytes(path, bytes);
        using PacketSpool damaged = Open(Large);
        Assert.Equal(4UL, damaged.Earlier[0].Next);
    }

    [Fact]
    public void A_file_that_is_damaged_in_the_middle_costs_its_rest_and_no_file_behind_it()
    {
        const int Number = 1200;
        using (PacketSpool spool = Open(quotaBytes: 80_000))
        {
            Append(spool.Begin(Crossing.TwoFeet), Number);
        }

        string[] files = [.. Directory.GetFiles(_folder.FullName, "*.seg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.True(files.Length > 2);
        byte[] bytes = File.ReadAllBytes(files[0]);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(files[0], bytes);

        using PacketSpool damaged = Open(quotaBytes: 80_000);
        SpoolStream stream = damaged.Earlier[0];
        string[] read = Read(stream, 0);
        int whole = Number - read.Length;
        Assert.True(whole > 0);
        Assert.Equal(whole, damaged.Dropped);
        string[] all = Payloads(Number);
        Assert.Equal(read.Length, read.Distinct().Count());
        Assert.Equal(all[^1], read[^1]);
        Assert.All(read, p => Assert.Contains(p, all));
        Assert.NotNull(stream.OldestArrivalNs);
        int lastOfFirst = read.TakeWhile((p, i) => p == all[i]).Count();
        Assert.Equal((ulong)(lastOfFirst + whole), stream.HeldFrom((ulong)lastOfFirst));
    }

    [Fact]
    public void A_file_that_was_only_begun_is_as_if_it_were_not_there()
    {
        using (PacketSpool spool = Open(Large))
        {
            Append(spool.Begin(Crossing.TwoFeet), 10);
        }

        string folder = Path.GetDirectoryName(Directory.GetFiles(_folder.FullName, "*.seg", SearchOption.AllDirectories).Single())!;
        File.WriteAllBytes(Path.Combine(folder, $"{50:D20}.seg"), []);

        using PacketSpool opened = Open(Large);
        Assert.Equal((10UL, 0L), (opened.Earlier[0].Next, opened.Dropped));
        Assert.Equal(Payloads(10), Read(opened.Earlier[0], 0));
    }

    [Fact]
    public void A_full_quota_drops_the_oldest_and_counts_exactly()
    {
        using PacketSpool spool = Open(quotaBytes: 8000);
        SpoolStream stream = spool.Begin(Crossing.TwoFeet);
        Append(stream, 100);
        stream.Acknowledge(60);
        Append(stream, 900);

        Assert.InRange(spool.Bytes, 1, 8000);
        Assert.True(stream.Oldest > 60);
        Assert.Equal((long)stream.Oldest - 60, spool.Dropped);
        Assert.Equal(Payloads(1000)[(int)stream.Oldest..], Read(stream, 0));
        Assert.Equal(spool.Bytes, DirectoryBytes());
    }

    [Fact]
    public void The_quota_holds_for_earlier_runs_as_well_and_they_go_first()
    {
        using (PacketSpool before = Open(quotaBytes: 100_000))
        {
            Append(before.Begin(Crossing.TwoFeet), 100);
        }

        using PacketSpool spool = Open(quotaBytes: 8000);
        SpoolStream current = spool.Begin(Crossing.TwoFeet);
        Append(current, 330);
        Assert.Equal(100, spool.Dropped);
        Assert.Equal(0, current.Dropped);
        Assert.Equal(0UL, current.Oldest);
    }

    [Fact]
    public void Files_go_as_the_server_takes_them()
    {
        using PacketSpool spool = Open(quotaBytes: 80_000);
        SpoolStream stream = spool.Begin(Crossing.TwoFeet);
        Append(stream, 1000);
        long all = DirectoryBytes();
        stream.Acknowledge(900);
        Assert.InRange(DirectoryBytes(), 1, all / 2);
        Assert.Equal(Payloads(1000)[900..], Read(stream, 900));
        stream.Acknowledge(1000);
        spool.Dispose();
        Assert.Empty(_folder.GetDirectories());
    }

    [Fact]
    public void Times_of_before_a_restart_of_the_machine_are_carried_over_by_the_time_of_day()
    {
        using (PacketSpool before = Open(Large))
        {
            SpoolStream stream = before.Begin(Crossing.TwoFeet);
            stream.Append(0, Clock().NowNs, [1]);
        }

        long utcNs = Clock().UtcNs;
        _time.Advance(TimeSpan.FromMinutes(10));

        // The clock of the new run begins anew.
        FakeTimeProvider restarted = new(_time.GetUtcNow());
        GatewayClock clock = new(restarted, "boot 2");
        using PacketSpool spool = PacketSpool.Open(_folder.FullName, Large, clock);
        Assert.Equal(clock.NowNs - (clock.UtcNs - utcNs), spool.Earlier[0].OldestArrivalNs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ChannelLimits.LongestPacket + 1)]
    public void A_packet_that_the_channel_cannot_carry_is_dropped_and_counted_and_takes_no_number(int length)
    {
        using PacketSpool spool = Open(Large);
        SpoolStream stream = spool.Begin(Crossing.TwoFeet);
        stream.Append(0, 5, new byte[length]);
        Assert.Equal((0UL, 1L, 1L, 0L), (stream.Next, stream.Dropped, spool.Dropped, spool.Bytes));

        Append(stream, 2);
        stream.Append(1, 7, new byte[length]);
        Assert.Equal((2UL, 2L), (stream.Next, stream.Dropped));
        Assert.Equal(Payloads(2), Read(stream, 0));
    }

    [Fact]
    public void The_longest_packet_that_the_channel_carries_is_kept()
    {
        using PacketSpool spool = Open(Large);
        SpoolStream stream = spool.Begin(Crossing.TwoFeet);
        stream.Append(0, 5, new byte[ChannelLimits.LongestPacket]);
        Assert.Equal((1UL, 0L), (stream.Next, stream.Dropped));
        Assert.True(stream.Fill(0, ulong.MaxValue, _frame, out ulong next) > 0);
        Assert.Equal(1UL, next);
    }

    [Theory]
    [InlineData("boot 1", "boot 1", false)]
    [InlineData("boot 1", "boot 2", true)]
    [InlineData("boot 1", "", true)]
    [InlineData("", "boot 1", true)]
    [InlineData("", "", true)]
    public void Times_are_carried_over_unless_the_machine_is_known_to_run_on(string before, string now, bool isCarried)
    {
        _time.Advance(TimeSpan.FromMinutes(2));
        GatewayClock old = new(_time, before);
        long arrivalNs = old.NowNs;
        using (PacketSpool spool = PacketSpool.Open(_folder.FullName, Large, old))
        {
            spool.Begin(Crossing.TwoFeet).Append(0, arrivalNs, [1]);
        }

        // Ten minutes later by the time of day; the clock says so too, or has begun anew.
        FakeTimeProvider later = new(_time.GetUtcNow());
        later.Advance(TimeSpan.FromMinutes(10));
        GatewayClock clock = new(later, now);
        using PacketSpool opened = PacketSpool.Open(_folder.FullName, Large, clock);

        long expectedNs = isCarried ? clock.NowNs - (10 * 60_000_000_000L) : arrivalNs;
        Assert.Equal(expectedNs, opened.Earlier[0].OldestArrivalNs);
    }

    [Fact]
    public void A_time_of_day_that_was_not_set_yet_puts_no_packet_before_the_clock()
    {
        // The machine spooled before it had the time: it took itself to be in 1970.
        FakeTimeProvider unset = new(DateTimeOffset.UnixEpoch);
        GatewayClock old = new(unset, "boot 1");
        using (PacketSpool spool = PacketSpool.Open(_folder.FullName, Large, old))
        {
            spool.Begin(Crossing.TwoFeet).Append(0, old.NowNs, [1]);
        }

        GatewayClock clock = new(new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)), "boot 2");
        using PacketSpool opened = PacketSpool.Open(_folder.FullName, Large, clock);
        Assert.Equal(0, opened.Earlier[0].OldestArrivalNs);
        Assert.Equal(["0:0:\u0001"], Read(opened.Earlier[0], 0));
    }

    private PacketSpool Open(long quotaBytes) => PacketSpool.Open(_folder.FullName, quotaBytes, Clock());

    private long DirectoryBytes() => _folder.GetFiles("*.seg", SearchOption.AllDirectories).Sum(f => f.Length);

    private static string[] Payloads(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i % 2}:{i * 10}:{i:D4}")];

    private static void Append(SpoolStream stream, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int number = (int)stream.Next;
            stream.Append(number % 2, number * 10, System.Text.Encoding.ASCII.GetBytes($"{number:D4}"));
        }
    }

    private string[] Read(SpoolStream stream, ulong from)
    {
        List<string> read = [];
        int length;
        while ((length = stream.Fill(from, ulong.MaxValue, _frame, out ulong next)) > 0)
        {
            Assert.Equal(FrameOutcome.Ok, PacketsFrame.Decode(_frame.AsMemory(0, length), 2, out FramedPackets packets));
            int position = 0;
            for (int i = 0; i < packets.Count; i++)
            {
                FramedPacket packet = packets.Read(ref position);
                read.Add($"{packet.Sensor}:{packet.ArrivalNs}:{System.Text.Encoding.ASCII.GetString(packet.Payload.Span)}");
            }

            from = next;
        }

        return [.. read];
    }
}

using GaitSense.App.Gateway;
using GaitSense.App.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.App.Tests.Gateway;

public sealed class GatewayPositionsTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_kept_is_there_for_the_next_service()
    {
        Guid a = Guid.NewGuid();
        Guid b = Guid.NewGuid();
        GatewayPositions positions = GatewayPositions.In(_folder.Path, _time);
        positions.Keep(a, 5, isUrgent: true);
        positions.Keep(b, 7, isUrgent: true);
        positions.Keep(a, 9, isUrgent: true);
        Assert.Equal(new Dictionary<Guid, ulong> { [a] = 9, [b] = 7 }, GatewayPositions.In(_folder.Path, _time).All);
    }

    [Fact]
    public void Packets_that_no_session_keeps_cost_one_writing_a_second()
    {
        Guid stream = Guid.NewGuid();
        GatewayPositions positions = GatewayPositions.In(_folder.Path, _time);
        ulong Written() => GatewayPositions.In(_folder.Path, _time).All[stream];
        positions.Keep(stream, 5, isUrgent: false);
        positions.Keep(stream, 6, isUrgent: false);
        Assert.Equal(5UL, Written());
        Assert.Equal(6UL, positions.All[stream]);

        _time.Advance(TimeSpan.FromSeconds(1));
        positions.Keep(stream, 7, isUrgent: false);
        Assert.Equal(7UL, Written());

        positions.Keep(stream, 8, isUrgent: true);
        Assert.Equal(8UL, Written());
    }

    [Fact]
    public void A_damaged_line_costs_that_stream_and_the_file_stays_small()
    {
        GatewayPositions positions = GatewayPositions.In(_folder.Path, _time);
        for (uint i = 0; i < 200; i++)
        {
            positions.Keep(Guid.NewGuid(), i, isUrgent: true);
        }

        string path = Path.Combine(_folder.Path, GatewayPositions.FileName);
        string[] lines = File.ReadAllLines(path);
        Assert.Equal(64, lines.Length);
        lines[3] = "what is this";
        File.WriteAllLines(path, lines);
        Assert.Equal(63, GatewayPositions.In(_folder.Path, _time).All.Count);
    }
}

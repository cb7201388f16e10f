using GaitSense.App.Gateway;
using GaitSense.App.Tests.Hosting;

namespace GaitSense.App.Tests.Gateway;

public sealed class GatewayPositionsTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_kept_is_there_for_the_next_service()
    {
        Guid a = Guid.NewGuid();
        Guid b = Guid.NewGuid();
        GatewayPositions positions = GatewayPositions.In(_folder.Path);
        positions.Keep(a, 5);
        positions.Keep(b, 7);
        positions.Keep(a, 9);
        Assert.Equal(new Dictionary<Guid, ulong> { [a] = 9, [b] = 7 }, GatewayPositions.In(_folder.Path).All);
    }

    [Fact]
    public void A_damaged_line_costs_that_stream_and_the_file_stays_small()
    {
        GatewayPositions positions = GatewayPositions.In(_folder.Path);
        for (uint i = 0; i < 200; i++)
        {
            positions.Keep(Guid.NewGuid(), i);
        }

        string path = Path.Combine(_folder.Path, GatewayPositions.FileName);
        string[] lines = File.ReadAllLines(path);
        Assert.Equal(64, lines.Length);
        lines[3] = "what is this";
        File.WriteAllLines(path, lines);
        Assert.Equal(63, GatewayPositions.In(_folder.Path).All.Count);
    }
}

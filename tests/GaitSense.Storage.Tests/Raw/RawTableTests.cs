using GaitSense.Core.Sessions;
using GaitSense.Storage.Opening;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage.Tests.Raw;

public sealed class RawTableTests : IDisposable
{
    private readonly TestStore files = new();
    private readonly WriteConnection writes;
    private readonly long session;

    public RawTableTests()
    {
        Directory.CreateDirectory(files.Directory);
        writes = StoreOpening.OpenForWriting(StoreLocation.In(files.Directory));
        session = SessionTable.Begin(writes.Connection, Examples.Header());
    }

    public void Dispose()
    {
        writes.Dispose();
        files.Dispose();
    }

    [Fact]
    public void Sending_a_row_again_changes_nothing()
    {
        PacketRow row = new(5, 0, 1, 2, [1, 2, 3]);
        Put(row);
        Put(row);

        Assert.Equal(1, writes.Connection.Scalar("SELECT count(*) FROM raw"));
        Same(row);
    }

    [Fact]
    public void A_row_grows_and_never_shrinks()
    {
        PacketRow early = new(5, 0, 1, 2, [1, 2]);
        PacketRow late = new(5, 0, 7, 3, [1, 2, 3]);
        Put(early);
        Put(late);
        Same(late);
        Put(early);
        Same(late);
    }

    [Fact]
    public void Rows_follow_each_other_by_time_within_a_sensor()
    {
        writes.Raw.Put(session, 1, new PacketRow(7, 0, 0, 1, [7]));
        writes.Raw.Put(session, 0, new PacketRow(6, 0, 0, 1, [6]));
        writes.Raw.Put(session, 0, new PacketRow(-5, 0, 0, 1, [5]));

        Assert.Equal(-5, Next(0, null)!.T0Ns);
        Assert.Equal(6, Next(0, -5)!.T0Ns);
        Assert.Null(Next(0, 6));
        Assert.Equal(7, Next(1, null)!.T0Ns);
        Assert.Null(Next(2, null));
    }

    [Fact]
    public void Rows_of_no_session_are_refused()
    {
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => writes.Raw.Put(session + 1, 0, new PacketRow(1, 0, 0, 1, [1])));
    }

    private void Put(PacketRow row) => writes.Raw.Put(session, 0, row);

    private PacketRow? Next(int sensor, long? after) => RawTable.Next(writes.Connection, session, sensor, after);

    private void Same(PacketRow row)
    {
        PacketRow stored = Next(0, null)!;
        Assert.Equal(row with { Frames = stored.Frames }, stored);
        Assert.Equal(row.Frames, stored.Frames);
    }
}

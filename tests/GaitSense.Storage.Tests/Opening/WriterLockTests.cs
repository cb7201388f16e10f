using GaitSense.Storage.Opening;

namespace GaitSense.Storage.Tests.Opening;

public sealed class WriterLockTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("gaitsense-lock-");

    private string Name => Path.Combine(root.FullName, "writer.lock");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void It_is_held_by_one_until_let_go()
    {
        Assert.False(WriterLock.IsHeld(Name));
        using (WriterLock first = WriterLock.TryTake(Name)!)
        {
            Assert.NotNull(first);
            Assert.True(WriterLock.IsHeld(Name));
            Assert.Null(WriterLock.TryTake(Name));
            Assert.True(WriterLock.IsHeld(Name));
        }

        Assert.False(WriterLock.IsHeld(Name));
        using WriterLock? second = WriterLock.TryTake(Name);
        Assert.NotNull(second);
    }

    [Fact]
    public void Looking_at_it_never_keeps_it_from_being_taken()
    {
        WriterLock.TryTake(Name)!.Dispose();
        using CancellationTokenSource stop = new();
        Thread looker = new(Look);
        looker.Start();
        try
        {
            for (int i = 0; i < 50; i++)
            {
                using WriterLock? taken = WriterLock.TryTake(Name);
                Assert.NotNull(taken);
            }
        }
        finally
        {
            stop.Cancel();
            looker.Join();
        }

        void Look()
        {
            while (!stop.IsCancellationRequested)
            {
                WriterLock.IsHeld(Name);
            }
        }
    }

    [Fact]
    public void Where_no_file_can_be_made_the_reason_is_told()
    {
        Assert.ThrowsAny<IOException>(() => WriterLock.TryTake(Path.Combine(root.FullName, "missing", "writer.lock")));
    }
}

using GaitSense.Export.Spilling;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Spilling;

public class SpillingListTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(5000)]
    [InlineData(5001)]
    [InlineData(100_000)]
    public void What_is_put_in_comes_out_in_any_order_from_memory_and_from_disk(int count)
    {
        SpillingList<double> list = new(inMemory: 5000);
        for (int i = 0; i < count; i++)
        {
            list.Add(i + 0.5);
            Assert.Equal(i + 0.5, list[i]);
            Assert.Equal(0.5, list[0]);
        }

        Assert.Equal(count, list.Count);
        Assert.Equal(count >= 5000, list.IsSpilled);
        Assert.Equal(Enumerable.Range(0, count).Select(i => i + 0.5), Enumerable.Range(0, count).Select(i => list[i]));
        for (int i = count - 1; i >= 0; i -= 37)
        {
            Assert.Equal(i + 0.5, list[i]);
        }

        Assert.ThrowsAny<ArgumentException>(() => list[count]);
    }

    [Fact]
    public void Its_file_does_not_outlive_the_process_however_that_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there the system removes it with its last handle");
        using TemporaryFolder folder = new();
        SpillingList<int> list = new(inMemory: 10, folder.Path);
        for (int i = 0; i < 100; i++)
        {
            list.Add(i);
        }

        Assert.True(list.IsSpilled);
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Equal(42, list[42]);
    }

    [Fact]
    public void Several_may_read_at_once()
    {
        SpillingList<int> list = new(inMemory: 10);
        for (int i = 0; i < 20_000; i++)
        {
            list.Add(i);
        }

        ListView<int, int> doubled = new(list, i => 2 * i);
        Parallel.For(0, 4, reader =>
        {
            for (int i = reader; i < list.Count; i += 3)
            {
                Assert.Equal(2 * i, doubled[i]);
            }
        });
    }
}

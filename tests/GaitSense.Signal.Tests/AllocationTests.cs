namespace GaitSense.Signal.Tests;

public class AllocationTests
{
    private object? _kept;

    [Fact]
    public void One_object_per_call_is_seen() => Assert.Equal(24_000, Allocation.OfEach(() => _kept = new object()));

    [Fact]
    public void What_is_allocated_once_is_not_counted() => Assert.Equal(0, Allocation.OfEach(() => _kept ??= new byte[5000]));
}

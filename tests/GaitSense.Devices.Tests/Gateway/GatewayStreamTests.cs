using GaitSense.Devices.Gateway.Receiving;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class GatewayStreamTests
{
    private readonly GatewayStream _stream = new(Guid.Empty, first: 5);

    [Fact]
    public void A_flush_between_two_halves_of_taking_a_packet_acknowledges_nothing_of_it()
    {
        Assert.True(_stream.TryExpect(5));
        _stream.Flush();
        Assert.Equal(5UL, _stream.Taken);

        _stream.Post();
        _stream.Settle();
        _stream.Flush();
        Assert.Equal(5UL, _stream.Taken);

        _stream.Store(5);
        Assert.Equal(5UL, _stream.Taken);
        _stream.Flush();
        Assert.Equal(6UL, _stream.Taken);
    }

    [Fact]
    public void Packets_that_no_session_wants_wait_for_those_before_them()
    {
        _stream.TryExpect(5);
        _stream.Post();
        _stream.TryExpect(6);
        _stream.TryExpect(7);
        _stream.Settle();
        Assert.Equal(5UL, _stream.Taken);
        _stream.Store(5);
        _stream.Flush();
        Assert.Equal(8UL, _stream.Taken);
    }

    [Fact]
    public void A_gap_is_counted_and_what_comes_again_is_left_out()
    {
        Assert.True(_stream.TryExpect(9));
        Assert.False(_stream.TryExpect(7));
        _stream.Settle();
        Assert.Equal(new StreamCounts(Received: 1, Duplicates: 1, Dropped: 4, Late: 0, Taken: 10), _stream.Counts);
    }

    [Fact]
    public void Only_what_is_new_counts_against_the_window()
    {
        _stream.TryExpect(5);
        _stream.Post();
        Assert.Equal(1, _stream.InFlightWith(first: 5, count: 1));
        Assert.Equal(3, _stream.InFlightWith(first: 4, count: 4));
        Assert.Equal(3, _stream.InFlightWith(first: 6, count: 2));
        Assert.Equal(3, _stream.InFlightWith(first: 100, count: 2));
    }
}

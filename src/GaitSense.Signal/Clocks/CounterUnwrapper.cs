namespace GaitSense.Signal.Clocks;

/// <summary>Turns readings of a counter that rolls over (a packet number of 16 bits, device ticks of 32 bits) into one that
/// does not.</summary>
/// <remarks>
/// <b>How</b> A reading stands for the number congruent to it that is nearest to the last one, so that a reading which is a
/// little late gives a smaller number, not one a whole turn larger.
/// <b>Breaks when</b> more than half a turn passes between two readings (18 h of ticks; 32,767 samples).
/// <b>Cost</b> a few integer operations; no allocation.
/// </remarks>
public sealed class CounterUnwrapper
{
    private readonly int _bits;
    private long _last;
    private bool _hasLast;

    /// <summary>An unwrapper that has seen nothing.</summary>
    /// <param name="bits">Width of the counter, 1 to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is not between 1 and 32.</exception>
    public CounterUnwrapper(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 32);
        _bits = bits;
    }

    /// <summary>The number congruent to <paramref name="reading"/> that is nearest to <paramref name="expected"/>.</summary>
    /// <param name="reading">What the counter shows; bits beyond its width are ignored.</param>
    /// <param name="expected">About what it should be.</param>
    /// <param name="bits">Width of the counter, 1 to 32.</param>
    public static long Nearest(uint reading, long expected, int bits)
    {
        long turn = 1L << bits;
        long ahead = (reading - expected) & (turn - 1);
        return expected + (ahead >= turn / 2 ? ahead - turn : ahead);
    }

    /// <summary>The unwrapped value of a reading, without taking it as the new reference.</summary>
    public long Peek(uint reading) => _hasLast ? Nearest(reading, _last, _bits) : reading & ((1L << _bits) - 1);

    /// <summary>The unwrapped value of a reading, which becomes the reference of the next.</summary>
    public long Advance(uint reading)
    {
        _last = Peek(reading);
        _hasLast = true;
        return _last;
    }

    /// <summary>Forgets everything: the counter was restarted.</summary>
    public void Reset()
    {
        _last = 0;
        _hasLast = false;
    }
}

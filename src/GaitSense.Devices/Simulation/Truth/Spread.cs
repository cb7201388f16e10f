namespace GaitSense.Devices.Simulation.Truth;

/// <summary>Mean and range of values.</summary>
internal sealed class Spread
{
    private double _sum;
    private int _count;
    private double _low = double.PositiveInfinity;
    private double _high = double.NegativeInfinity;

    /// <summary>Arithmetic mean.</summary>
    public double Mean => _sum / _count;

    /// <summary>Highest less lowest.</summary>
    public double Range => _high - _low;

    /// <summary>Adds a value.</summary>
    public void Add(double value)
    {
        _sum += value;
        _count++;
        _low = Math.Min(_low, value);
        _high = Math.Max(_high, value);
    }
}

using System.Globalization;

namespace GaitSense.Revalidation;

/// <summary>Differences between a measure and its reference.</summary>
internal sealed class Errors
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public double Bias => _values.Count == 0 ? double.NaN : _values.Average();

    public double Mae => _values.Count == 0 ? double.NaN : _values.Average(Math.Abs);

    public double Sd => _values.Count < 2 ? double.NaN : Math.Sqrt(_values.Sum(v => (v - Bias) * (v - Bias)) / (_values.Count - 1));

    public void Add(double measured, double reference)
    {
        if (double.IsFinite(measured) && double.IsFinite(reference))
        {
            _values.Add(measured - reference);
        }
    }

    public void Add(Errors other) => _values.AddRange(other._values);

    /// <summary>The same differences with their median taken off.</summary>
    public Errors Centred()
    {
        Errors centred = new();
        double median = _values.Count == 0 ? 0 : _values.Order().ElementAt(_values.Count / 2);
        centred._values.AddRange(_values.Select(v => v - median));
        return centred;
    }

    /// <summary>"bias [limits of agreement], MAE (n)" with the values multiplied by <paramref name="scale"/>.</summary>
    public string Text(double scale, int digits)
    {
        if (Count == 0)
        {
            return "";
        }

        string F(double v) => (v * scale).ToString("F" + digits, CultureInfo.InvariantCulture);
        return Count < 3
            ? $"{F(Bias)} (n {Count})"
            : $"{F(Bias)} [{F(Bias - (1.96 * Sd))}, {F(Bias + (1.96 * Sd))}], {F(Mae)} (n {Count})";
    }
}

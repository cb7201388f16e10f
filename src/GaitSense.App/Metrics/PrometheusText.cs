using System.Globalization;
using System.Text;

namespace GaitSense.App.Metrics;

/// <summary>Writes figures in the Prometheus text exposition format, version 0.0.4.</summary>
public sealed class PrometheusText
{
    /// <summary>The format's media type.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>A counter: a figure that only rises while the service runs.</summary>
    public PrometheusText Counter(string name, string help, params IEnumerable<Sample> samples) => Family(name, help, "counter", samples);

    /// <summary>A gauge: a figure that rises and falls.</summary>
    public PrometheusText Gauge(string name, string help, params IEnumerable<Sample> samples) => Family(name, help, "gauge", samples);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private PrometheusText Family(string name, string help, string type, IEnumerable<Sample> samples)
    {
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        foreach (Sample sample in samples)
        {
            string label = sample.Label.Length == 0 ? "" : $"{{{sample.Label}=\"{sample.Value}\"}}";
            _text.Append(CultureInfo.InvariantCulture, $"{name}{label} {sample.Figure}\n");
        }

        return this;
    }

    /// <summary>One figure of a family.</summary>
    /// <param name="Figure">The figure.</param>
    /// <param name="Label">Name of its label; empty for none.</param>
    /// <param name="Value">Value of its label: one of our own words, so that it needs no escaping.</param>
    public readonly record struct Sample(double Figure, string Label = "", string Value = "");
}

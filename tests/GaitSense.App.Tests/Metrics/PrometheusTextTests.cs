using GaitSense.App.Metrics;

namespace GaitSense.App.Tests.Metrics;

public sealed class PrometheusTextTests
{
    [Fact]
    public void A_family_has_help_type_and_its_samples()
    {
        string text = new PrometheusText()
            .Counter("steps_total", "Steps found.", new PrometheusText.Sample(3))
            .Gauge("rate_hz", "Rate.", new PrometheusText.Sample(99.5, "site", "left_foot"))
            .ToString();
        Assert.Equal(
            "# HELP steps_total Steps found.\n# TYPE steps_total counter\nsteps_total 3\n" +
            "# HELP rate_hz Rate.\n# TYPE rate_hz gauge\nrate_hz{site=\"left_foot\"} 99.5\n",
            text);
    }
}

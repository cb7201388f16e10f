namespace GaitSense.Export.Signals;

/// <summary>What follows from any signals.</summary>
public static class SignalFacts
{
    /// <summary>Session time of the recording's first sample, s; 0 without samples.</summary>
    public static double FirstS(this ISignals signals) =>
        Heard(signals).Select(i => signals.Samples(i).First().TimeS).DefaultIfEmpty(0).Min();

    /// <summary>The sensors that gave samples, by index.</summary>
    public static IEnumerable<int> Heard(this ISignals signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        return Enumerable.Range(0, signals.Sensors.Count).Where(i => signals.Count(i) > 0);
    }

    /// <summary>True when two sensors have the same sample times to the last bit.</summary>
    public static bool ShareTimes(this ISignals signals, int a, int b)
    {
        ArgumentNullException.ThrowIfNull(signals);
        return signals.Count(a) == signals.Count(b)
            && signals.Samples(a).Zip(signals.Samples(b)).All(p => p.First.TimeS.Equals(p.Second.TimeS));
    }

    /// <summary>Times of the first and the last sample of a sensor, s. NaN without samples.</summary>
    public static (double FirstS, double LastS) Span(this ISignals signals, int sensor)
    {
        ArgumentNullException.ThrowIfNull(signals);
        double first = double.NaN;
        double last = double.NaN;
        foreach (SignalSample sample in signals.Samples(sensor))
        {
            first = double.IsNaN(first) ? sample.TimeS : first;
            last = sample.TimeS;
        }

        return (first, last);
    }
}

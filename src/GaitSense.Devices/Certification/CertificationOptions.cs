namespace GaitSense.Devices.Certification;

/// <summary>How long is looked at what, and what still counts as right. The profile sets most limits itself; those here are
/// where a measurement over a radio link cannot be exact.</summary>
public sealed record CertificationOptions
{
    /// <summary>The defaults.</summary>
    public static CertificationOptions Default { get; } = new();

    /// <summary>How long each rate is streamed. Longer makes rate, loss and clock figures finer.</summary>
    /// <value>10 s</value>
    public TimeSpan StreamTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long each full scale and content is streamed.</summary>
    /// <value>2 s</value>
    public TimeSpan SettingTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long silence must last where no packet may come.</summary>
    /// <value>1 s</value>
    public TimeSpan SilenceTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long advertising is listened for.</summary>
    /// <value>10 s</value>
    public TimeSpan SearchTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer is waited for. The profile allows a sensor 1 s; one that comes later is measured.</summary>
    /// <value>3 s</value>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Pause before a link is tried again.</summary>
    /// <value>2 s</value>
    public TimeSpan LinkPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most rates that are streamed. A sensor that offers more is checked at its lowest, its highest, the one between 100 and
    /// 110 Hz, and others spread between.</summary>
    /// <value>8</value>
    public int MaxRates { get; init; } = 8;

    /// <summary>Largest difference of the measured rate from the nominal one, ratio.</summary>
    /// <value>0.05: oscillators of inertial elements are off by up to some percent</value>
    public double RateTolerance { get; init; } = 0.05;

    /// <summary>Largest difference of the sample period that packets state from the one their stamps show, ratio.</summary>
    /// <value>0.001</value>
    public double PeriodTolerance { get; init; } = 0.001;

    /// <summary>Largest difference of the device clock's rate from 32768 per second, ratio, beyond what the exchange leaves open.</summary>
    /// <value>0.0005, ten times a crystal's tolerance</value>
    public double ClockTolerance { get; init; } = 0.0005;

    /// <summary>Largest share of lost samples.</summary>
    /// <value>0.01</value>
    public double LossTolerance { get; init; } = 0.01;

    /// <summary>Largest difference of the specific force at rest from 1 g, ratio.</summary>
    /// <value>0.05: offsets of some 40 mg and a scale error of 1 %</value>
    public double GravityTolerance { get; init; } = 0.05;

    /// <summary>Largest angular rate at rest about any axis, degrees per second.</summary>
    /// <value>5: elements are specified to 1 to 3 without calibration</value>
    public double GyroBiasDps { get; init; } = 5;

    /// <summary>Standard deviation of the specific force beyond which the sensor was moved, g.</summary>
    /// <value>0.03</value>
    public double StillnessG { get; init; } = 0.03;
}

namespace GaitSense.Storage.Tests.Influx.Real;

/// <summary>A real InfluxDB for a test, which is skipped where none is installed.</summary>
internal sealed class InfluxDaemon : InfluxProcess
{
    private InfluxDaemon(bool wantsAccounts)
        : base(wantsAccounts)
    {
    }

    /// <summary>Starts one; skips the test where it is not installed.</summary>
    public static InfluxDaemon Start(bool wantsAccounts = false)
    {
        Assert.SkipUnless(IsInstalled, "There is no influxd here: install the package influxdb (1.x).");
        return Begin(new InfluxDaemon(wantsAccounts));
    }
}

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>How packets travel from a sensor to the host.</summary>
public sealed record RadioLink
{
    /// <summary>Connection interval: packets arrive only at its multiples, s.</summary>
    /// <value>0.015</value>
    public double ConnectionIntervalS { get; init; } = 0.015;

    /// <summary>Least time from the last sample to arrival, s.</summary>
    /// <value>0.003</value>
    public double LeastLatencyS { get; init; } = 0.003;

    /// <summary>Mean of the exponential delay above that, s.</summary>
    /// <value>0.004</value>
    public double MeanExtraLatencyS { get; init; } = 0.004;

    /// <summary>Share of packets that a stall holds up.</summary>
    /// <value>0.005</value>
    public double StallShare { get; init; } = 0.005;

    /// <summary>Length of a stall, s.</summary>
    /// <value>0.08</value>
    public double StallS { get; init; } = 0.08;

    /// <summary>Share of packets at which a burst of losses begins.</summary>
    /// <value>0</value>
    public double LossBurstShare { get; init; }

    /// <summary>Mean length of a burst, packets.</summary>
    /// <value>2</value>
    public double MeanBurstPackets { get; init; } = 2;

    internal void Check()
    {
        Require.Within(ConnectionIntervalS, 0.0075, 4, "RadioLink.ConnectionIntervalS");
        Require.Within(LeastLatencyS, 0, 1, "RadioLink.LeastLatencyS");
        Require.Within(MeanExtraLatencyS, 0, 1, "RadioLink.MeanExtraLatencyS");
        Require.Within(StallShare, 0, 1, "RadioLink.StallShare");
        Require.Within(StallS, 0, 5, "RadioLink.StallS");
        Require.Within(LossBurstShare, 0, 0.9, "RadioLink.LossBurstShare");
        Require.Within(MeanBurstPackets, 1, 1000, "RadioLink.MeanBurstPackets");
    }
}

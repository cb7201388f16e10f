using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.App.Cli.Simulate;

/// <summary>What is asked of <c>simulate</c>.</summary>
/// <param name="Out">Folder for the recordings.</param>
/// <param name="Scenarios">What is walked; one recording each.</param>
/// <param name="Seed">The same seed gives the same recordings.</param>
/// <param name="Seconds">Length of each recording, s.</param>
/// <param name="RateHz">Sampling rate, Hz; null for the scenario's.</param>
/// <param name="IsNative">True for packets as received, false for a Motion-BIDS data set.</param>
internal sealed record SimulateOptions(
    string Out,
    IReadOnlyList<SimulationScenario> Scenarios,
    int Seed,
    double Seconds,
    double? RateHz,
    bool IsNative);

namespace GaitSense.Signal.Clocks;

/// <summary>Delay of the last packets above the smallest that the window knows: what the radio adds beyond its floor.</summary>
/// <param name="MeanS">Mean, s.</param>
/// <param name="MaxS">Largest, s.</param>
/// <param name="Packets">Packets counted, at most 64.</param>
public readonly record struct LatencyStatistics(double MeanS, double MaxS, int Packets);

namespace GaitSense.Gait.Agreement;

/// <summary>A confidence interval of 95 percent.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public readonly record struct Interval(double Low, double High);

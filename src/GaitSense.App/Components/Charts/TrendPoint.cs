namespace GaitSense.App.Components.Charts;

/// <summary>One session on a trend.</summary>
/// <param name="Label">What it is called: date and time.</param>
/// <param name="Address">Where it opens.</param>
/// <param name="Value">Its value, in the unit of the page; null when not measured.</param>
/// <param name="Sd">Standard deviation of its steps; null below its gate.</param>
/// <param name="N">Steps that it rests on.</param>
public sealed record TrendPoint(string Label, string Address, double? Value, double? Sd, int N);

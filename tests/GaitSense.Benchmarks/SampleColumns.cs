using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace GaitSense.Benchmarks;

/// <summary>How many sensor samples, and how much walking, one call of a benchmark takes in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesInAttribute(int samples, double seconds) : Attribute
{
    public int Samples => samples;

    public double Seconds => seconds;
}

/// <summary>Nanoseconds per sensor sample.</summary>
internal sealed class PerSampleColumn : TakenInColumn
{
    public override string ColumnName => "ns/sample";

    public override string Legend => "Median time per sample of one sensor";

    protected override string Value(double medianNs, TakesInAttribute takenIn) =>
        (medianNs / takenIn.Samples).ToString("F0", CultureInfo.InvariantCulture);
}

/// <summary>How many times faster than the walk itself.</summary>
internal sealed class RealTimeFactorColumn : TakenInColumn
{
    public override string ColumnName => "x real time";

    public override string Legend => "Length of the recording by the median time, on one core";

    protected override string Value(double medianNs, TakesInAttribute takenIn) =>
        (takenIn.Seconds * 1e9 / medianNs).ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>A column that follows from the median and from what a call takes in.</summary>
internal abstract class TakenInColumn : IColumn
{
    public string Id => ColumnName;

    public abstract string ColumnName { get; }

    public abstract string Legend { get; }

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        double? median = summary[benchmarkCase]?.ResultStatistics?.Median;
        object? takenIn = benchmarkCase.Descriptor.WorkloadMethod.GetCustomAttributes(typeof(TakesInAttribute), false).SingleOrDefault();
        return median is { } ns && takenIn is TakesInAttribute t ? Value(ns, t) : "";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    protected abstract string Value(double medianNs, TakesInAttribute takenIn);
}

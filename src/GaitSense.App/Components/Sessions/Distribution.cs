using GaitSense.App.Components.Charts;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.App.Components.Sessions;

/// <summary>How one measure spreads over the valid steps of each side, in the unit of the page.</summary>
public sealed class Distribution
{
    private const int MaxBins = 14;
    private const int MinBins = 5;

    private Distribution(string column, MetricWords words, double[] left, double[] right, ExerciseCue? cue)
    {
        Column = column;
        Words = words;
        Low = cue?.DrawnLow * words.Factor;
        High = cue?.High * words.Factor;
        Left = Spread.Of(left);
        Right = Spread.Of(right);
        All = Spread.Of(left.Concat(right))!;
        Scale = PlotScale.Around(All.Lowest, All.Highest, Math.Clamp((int)Math.Sqrt(All.N), MinBins, MaxBins));
        LeftCounts = Count(left);
        RightCounts = Count(right);
        Fullest = LeftCounts.Zip(RightCounts, (l, r) => l + r).Max();
    }

    /// <summary>Column of the step table.</summary>
    public string Column { get; }

    /// <summary>Its words.</summary>
    public MetricWords Words { get; }

    /// <summary>Lowest value in target.</summary>
    public double? Low { get; }

    /// <summary>Highest value in target.</summary>
    public double? High { get; }

    /// <summary>Of the left steps.</summary>
    public Spread? Left { get; }

    /// <summary>Of the right steps.</summary>
    public Spread? Right { get; }

    /// <summary>Of both.</summary>
    public Spread All { get; }

    /// <summary>The axis, one step of it for each bar.</summary>
    public PlotScale Scale { get; }

    /// <summary>Left steps by bar.</summary>
    public int[] LeftCounts { get; }

    /// <summary>Right steps by bar.</summary>
    public int[] RightCounts { get; }

    /// <summary>Steps in the highest bar.</summary>
    public int Fullest { get; }

    /// <summary>The distribution of a column; null when fewer than two valid steps have a value.</summary>
    public static Distribution? Of(string column, IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        MetricWords words = MetricWords.For(column);
        double[] Values(Side side) =>
        [
            .. steps.Where(s => s.Valid && s.Side == side)
                .Select(s => StepColumns.Find(column)?.Value?.Invoke(s))
                .OfType<double>().Where(double.IsFinite).Select(v => v * words.Factor),
        ];

        return Of(column, words, Values(Side.Left), Values(Side.Right), exercise);
    }

    /// <summary>The distribution of a measure of repetitions, all of them as one side; null when fewer than two valid ones have a value.</summary>
    public static Distribution? Of(RepetitionColumn column, IReadOnlyList<Repetition> repetitions, ExerciseProtocol? exercise)
    {
        MetricWords words = MetricWords.For(column.Name);
        double[] values = [.. repetitions.Where(r => r.Valid).Select(column.Value).OfType<double>().Where(double.IsFinite).Select(v => v * words.Factor)];
        return Of(column.Name, words, values, [], exercise);
    }

    private static Distribution? Of(string column, MetricWords words, double[] left, double[] right, ExerciseProtocol? exercise)
    {
        ExerciseCue? cue = exercise?.Cues.FirstOrDefault(c => c.Metric == column && (c.Low ?? c.High) is not null);
        return left.Length + right.Length < 2 ? null : new Distribution(column, words, left, right, cue);
    }

    private int[] Count(double[] values)
    {
        int[] counts = new int[Math.Max(1, (int)Math.Round((Scale.High - Scale.Low) / Scale.Step))];
        foreach (double value in values)
        {
            counts[Math.Clamp((int)((value - Scale.Low) / Scale.Step), 0, counts.Length - 1)]++;
        }

        return counts;
    }
}

using GaitSense.Core.Steps;

namespace GaitSense.App.Live;

/// <summary>The last steps of a session and the means over those of them that are fit for it.</summary>
public sealed class RecentSteps
{
    /// <summary>Steps kept for the strip.</summary>
    public const int Shown = 32;

    /// <summary>Valid steps that a running mean covers.</summary>
    public const int Averaged = 20;

    private readonly Queue<JudgedStep> _shown = new(Shown);
    private readonly Queue<Step> _averaged = new(Averaged);

    private int _steps;
    private int _valid;
    private int _heelFirst;
    private int _told;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JudgedStep> List => [.. _shown];

    /// <summary>Number of the next step, from 1.</summary>
    public int NextNumber => _steps + 1;

    /// <summary>Adds a step.</summary>
    public void Add(JudgedStep judged)
    {
        _steps++;
        Push(_shown, judged, Shown);
        if (!judged.Step.Valid)
        {
            return;
        }

        _valid++;
        _told += judged.Step.ContactPattern == ContactPattern.Unknown ? 0 : 1;
        _heelFirst += judged.Step.ContactPattern == ContactPattern.Heel ? 1 : 0;
        Push(_averaged, judged.Step, Averaged);
    }

    /// <summary>Counts and means as they stand.</summary>
    public LiveFigures Figures() => new(
        _steps,
        _valid,
        _heelFirst,
        _told,
        Mean(s => s.StepTime?.TotalSeconds) is { } stepTime and > 0 ? 60 / stepTime : null,
        Mean(s => s.StepLengthM),
        Mean(s => s.StrideLengthM),
        Mean(s => s.StrideLengthM / s.StrideTime?.TotalSeconds));

    private double? Mean(Func<Step, double?> value) => _averaged.Average(value);

    private static void Push<T>(Queue<T> queue, T item, int capacity)
    {
        if (queue.Count == capacity)
        {
            queue.Dequeue();
        }

        queue.Enqueue(item);
    }
}

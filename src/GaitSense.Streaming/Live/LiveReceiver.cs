using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Frames;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Coaching;
using GaitSense.Gait.Engine;

namespace GaitSense.Streaming;

/// <summary>What a live session does with each packet, on the source's thread.</summary>
internal sealed class LiveReceiver : IPacketReceiver, IGaitReceiver, ICoachReceiver, ISampleReceiver
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly SinkSet _sinks;
    private readonly bool[] _isLinked;
    private readonly bool[] _isFaultTold;
    private readonly List<string> _notes = [];
    private readonly List<GaitFinding> _found = new(64);
    private IReadOnlyList<double?>? _asked;
    private string? _corrected;
    private volatile bool _isCoachingResting;
    private long _healthSecond = long.MinValue;

    public LiveReceiver(
        IReadOnlyList<SensorDescriptor> sensors,
        ExerciseProtocol exercise,
        GaitOptions gait,
        LiveSessionOptions options,
        SinkSet sinks)
    {
        _sinks = sinks;
        _isLinked = [.. sensors.Select(_ => true)];
        _isFaultTold = new bool[sensors.Count];
        Pipeline = new SessionPipeline(sensors, gait with { Movement = exercise.Movement }, this, options.Pipeline, this);
        Coach = new Coach(exercise, options.Coach, this);
    }

    public SessionPipeline Pipeline { get; }

    public Coach Coach { get; }

    /// <summary>True while nothing is told.</summary>
    public bool IsCoachingResting
    {
        get => _isCoachingResting;
        set => _isCoachingResting = value;
    }

    public GaitCollector Found { get; } = new();

    public FailureLog Failures { get; } = new();

    /// <summary>What the summary should say beside the numbers.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            foreach (string note in _notes)
            {
                yield return note;
            }

            if (_corrected is { } corrected)
            {
                yield return corrected;
            }

            if (Failures.First is { } first)
            {
                yield return FormattableString.Invariant($"The analysis failed {Failures.Count} times; first: {first}");
            }
        }
    }

    /// <summary>Sets the clocks before the next packet is measured.</summary>
    public void Correct(IReadOnlyList<double?> offsetsS) => Volatile.Write(ref _asked, offsetsS);

    public void OnPacket(in RawPacket packet)
    {
        // 1. Keep.
        _sinks.Post(packet);

        // 2. Measure.
        try
        {
            SetClocks();
            Pipeline.OnPacket(packet);
        }
        catch (Exception e)
        {
            OnAnalysisFailure(e, packet.Arrival.Seconds);
        }

        // 3. Coach.
        CoachFound(new SessionTime(packet.Arrival.Nanoseconds));
        TellFaults();
        TellHealth(packet.Arrival.Nanoseconds / NanosecondsPerSecond);
    }

    public void OnStatus(in SensorStatus status)
    {
        Pipeline.OnStatus(status);
        if ((uint)status.Sensor < (uint)_isLinked.Length && _isLinked[status.Sensor] != status.Linked)
        {
            _isLinked[status.Sensor] = status.Linked;
            _sinks.Post(Pipeline.Health());
        }
    }

    public void Complete()
    {
        try
        {
            Pipeline.Complete();
        }
        catch (Exception e)
        {
            OnAnalysisFailure(e, double.NaN);
        }

        _found.Clear();
        _sinks.Post(Pipeline.Health());
    }

    public void OnSourceFailure(string source, Exception e)
    {
        InputFault fault = (e as InputFaultException)?.Fault ?? new InputFault(
            $"it threw {e.GetType().Name}: {e.Message}",
            $"source {source}",
            "The session ends here; what came before is kept");
        _notes.Add($"The source failed. {fault}");
        _sinks.Post(fault);
    }

    public void OnSamples(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples) => _sinks.Post(sensor, samples);

    public void OnContact(in ProvisionalContact contact) => Take(new GaitFinding { Contact = contact });

    public void OnStep(Step step)
    {
        Found.OnStep(step);
        Take(new GaitFinding { Step = step });
    }

    public void OnEvent(in GaitEvent gaitEvent)
    {
        Found.OnEvent(gaitEvent);
        _sinks.Post(new GaitFinding { Event = gaitEvent });
    }

    public void OnLift(in LiftFrame lift) => Take(new GaitFinding { Lift = lift });

    public void OnRepetition(Repetition repetition)
    {
        Found.OnRepetition(repetition);
        Take(new GaitFinding { Repetition = repetition });
    }

    public void OnCue(in CoachingCue cue)
    {
        if (!_isCoachingResting)
        {
            _sinks.Post(cue);
        }
    }

    public void OnCoach(CoachStatus status) => _sinks.Post(status);

    public void OnPosture(in PostureFrame posture) => _sinks.Post(new GaitFinding { Posture = posture });

    private void SetClocks()
    {
        if (Interlocked.Exchange(ref _asked, null) is not { } offsetsS)
        {
            return;
        }

        Pipeline.Correct(offsetsS);
        string[] told = [.. Pipeline.Sensors.Zip(offsetsS).Where(s => s.Second is not null)
            .Select(s => FormattableString.Invariant($"{s.First.Name} {s.Second * 1000:+0.0;-0.0;0.0} ms"))];
        _corrected = $"The clocks were set by a tap check; taken off: {string.Join(", ", told)}.";
    }

    private void Take(in GaitFinding finding)
    {
        _sinks.Post(finding);
        _found.Add(finding);
    }

    // After the packet is analysed: what goes wrong here must not leave the engine in the middle of a step.
    private void CoachFound(SessionTime now)
    {
        try
        {
            foreach (GaitFinding finding in _found)
            {
                finding.DeliverTo(Coach);
            }

            Coach.OnTime(now);
        }
        catch (Exception e)
        {
            OnAnalysisFailure(e, now.Seconds);
        }

        _found.Clear();
    }

    private void OnAnalysisFailure(Exception e, double atS)
    {
        InputFault fault = new(
            $"{e.GetType().Name}: {e.Message}",
            double.IsNaN(atS) ? "analysis, at the end" : FormattableString.Invariant($"analysis, {atS:0.000} s"),
            "Recording goes on; analyse the stored session again with a version in which this is mended");
        if (Failures.Add(fault))
        {
            _sinks.Post(fault);
        }
    }

    private void TellFaults()
    {
        for (int i = 0; i < _isFaultTold.Length; i++)
        {
            if (!_isFaultTold[i] && Pipeline.FirstFaults[i] is { } fault)
            {
                _isFaultTold[i] = true;
                _sinks.Post(fault);
            }
        }
    }

    private void TellHealth(long second)
    {
        if (second > _healthSecond)
        {
            _healthSecond = second;
            _sinks.Post(Pipeline.Health());
        }
    }
}

using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Signal.Clocks;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Taps;

/// <summary>Listens for knocks that all sensors feel while a person is set up, and sets the session's clocks by them.</summary>
/// <remarks><b>How</b> 1. Every packet of the session goes through a decoder and clocks of its own, so that the clocks have settled when the
/// knocks come. 2. From <see cref="Listen"/> on what is felt is kept; it is judged after <see cref="LeastS"/> and then every second, for
/// <see cref="MostS"/> at most. 3. With <see cref="Wanted"/> knocks felt the verdict stands: the steps that follow are no knocks. Any thread may call.</remarks>
public sealed class TapWatch
{
    /// <summary>Knocks that are asked for.</summary>
    public const int Wanted = 3;

    /// <summary>So long is listened at least, s.</summary>
    public const double LeastS = 4;

    /// <summary>So long is listened at most, s.</summary>
    public const double MostS = 60;

    private const double EveryS = 1;

    private readonly Lock _gate = new();
    private TapListener? _listener;
    private Action<IReadOnlyList<double?>> _correct = _ => { };
    private Action? _knock;
    private TapState _state = TapState.None;
    private double _fromS;
    private double _nowS;
    private double _judgeAtS;
    private bool _isListening;

    /// <summary>True when nobody has to knock: the walker is computed and does so when asked.</summary>
    public bool CanKnock => Volatile.Read(ref _knock) is not null;

    /// <summary>A session begins.</summary>
    /// <param name="sensors">Its sensors.</param>
    /// <param name="correct">Sets its clocks.</param>
    /// <param name="knock">Lets a computed walker knock; null when a person has to.</param>
    public void Begin(IReadOnlyList<SensorDescriptor> sensors, Action<IReadOnlyList<double?>> correct, Action? knock)
    {
        lock (_gate)
        {
            _listener = new TapListener(sensors);
            (_correct, _state, _isListening) = (correct, new TapState(sensors, null, false, 0), false);
            Volatile.Write(ref _knock, knock);
        }
    }

    /// <summary>The session is over.</summary>
    public void End()
    {
        lock (_gate)
        {
            (_listener, _state, _isListening, _correct) = (null, TapState.None, false, _ => { });
            Volatile.Write(ref _knock, null);
        }
    }

    /// <summary>Takes a packet of the session.</summary>
    public void Take(in RawPacket packet)
    {
        lock (_gate)
        {
            _listener?.OnPacket(packet);
            _nowS = packet.Arrival.Seconds;
            if (_isListening && _listener is not null && _nowS >= _judgeAtS)
            {
                Judge();
            }
        }
    }

    /// <summary>Knocks count from now on, and those before are forgotten.</summary>
    public void Listen()
    {
        lock (_gate)
        {
            _listener?.Forget();
            (_fromS, _judgeAtS, _isListening, _state) = (_nowS, _nowS + LeastS, true, _state with { Verdict = null, IsOver = false, ListenedS = 0 });
        }
    }

    /// <summary>Lets a computed walker knock, and listens.</summary>
    public void Knock()
    {
        Listen();
        Volatile.Read(ref _knock)?.Invoke();
    }

    /// <summary>How the check stands.</summary>
    public TapState Read()
    {
        lock (_gate)
        {
            return _state;
        }
    }

    /// <summary>Sets the session's clocks by what was found; nothing happens without a judgement.</summary>
    public void Use()
    {
        lock (_gate)
        {
            _isListening = false;
            if (_state.Verdict is { WhyNot: null } found)
            {
                _correct(found.OffsetsS);
            }
        }
    }

    private void Judge()
    {
        TapVerdict verdict = _listener!.Judge();
        _state = _state with { Verdict = verdict, IsOver = verdict is { WhyNot: null, Taps: >= Wanted }, ListenedS = _nowS - _fromS };
        _judgeAtS = _nowS + EveryS;
        _isListening = !_state.IsOver && _state.ListenedS < MostS;
    }
}

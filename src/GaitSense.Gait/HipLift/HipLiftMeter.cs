using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Trunk;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.HipLift;

/// <summary>Finds and measures the repetitions of a hip lift. The same object serves live and offline.</summary>
/// <remarks>
/// <para><b>Needs</b> a sensor on the front of the pelvis; one on the thorax adds the lumbar spine and what of the lift reaches the upper back, those on the
/// feet whether the soles are upright. Samples on the session's clock, SI units, nominal frame.</para>
/// <para><b>Gives</b> the lift as it stands about 20 times a second, and a repetition 0.4 s after the pelvis is back.</para>
/// <para><b>How</b> 1. Lying on the back and still for two seconds gives the reference; it is taken anew in each rest. 2. <see cref="LiftDetector"/>
/// follows the phases. 3. <see cref="LiftMeter"/> measures a repetition when it has ended.</para>
/// <para><b>Breaks when</b> the person gets up or the pelvis' sensor is silent for a second: the repetition is dropped, and the next rest is
/// waited for. The pressure of the feet, the bend of hips and knees, and muscles at work are not seen.</para>
/// <para><b>Accuracy</b> known from simulation only; the table is in ACCURACY.md.</para>
/// </remarks>
public sealed class HipLiftMeter
{
    private const double FrameEveryS = 0.05;
    private const double ReferenceEveryS = 1;
    private const double SilenceS = 1;
    private const double HeardS = 0.5;
    private const double AssumedAxes = 0.7;
    private const double BeforeS = 3;
    private const double ToesUp = 0.7;
    private readonly IGaitReceiver _receiver;
    private readonly SupineSegment? _pelvis;
    private readonly SupineSegment? _thorax;
    private readonly SlowUp?[] _feet = new SlowUp?[2];
    private readonly LiftDetector _detector = new();
    private readonly LiftMeter _meter;
    private readonly double _axesConfidence;
    private readonly bool[] _isFirstOfSite;
    private int _repetitions;
    private double _restSinceS = double.NaN;
    private double _zeroAtS = double.NegativeInfinity;
    private double _startS;
    private double _lastFrameS = double.NegativeInfinity;

    /// <summary>A meter for one session.</summary>
    /// <param name="sensors">The session's roster; the first sensor of a site counts.</param>
    /// <param name="orientation">Options of the orientation filters.</param>
    /// <param name="receiver">Takes lifts and repetitions, on the caller's thread.</param>
    public HipLiftMeter(IReadOnlyList<SensorDescriptor> sensors, VqfOptions orientation, IGaitReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        _receiver = receiver;
        SensorDescriptor? pelvis = sensors.FirstOrDefault(s => s.Site == BodySite.Pelvis);
        SensorDescriptor? thorax = sensors.FirstOrDefault(s => s.Site == BodySite.Thorax);
        _pelvis = pelvis is null ? null : new SupineSegment(pelvis.NominalRateHz, pelvis.Axes, orientation);
        _thorax = thorax is null ? null : new SupineSegment(thorax.NominalRateHz, thorax.Axes, orientation);
        _feet[0] = TellsToes(sensors, BodySite.LeftFoot) ? new SlowUp() : null;
        _feet[1] = TellsToes(sensors, BodySite.RightFoot) ? new SlowUp() : null;
        _isFirstOfSite = Roster.FirstOfSite(sensors);
        _meter = new LiftMeter(pelvis?.NominalRateHz ?? 1);
        _axesConfidence = pelvis?.Axes == AxesKnowledge.Exact ? 1 : AssumedAxes;
    }

    /// <summary>The starting position as far as sensors tell.</summary>
    public SupineCheck Supine => new(_pelvis?.IsFrontUp, _thorax?.IsFrontUp, FeetOnWall());

    /// <summary>Takes one sample. Samples of one sensor come in rising time; what is not finite is left out.</summary>
    public void Accept(in SiteSample<NominalFrame> sample)
    {
        ImuSample<NominalFrame> s = sample.Sample;
        double t = s.Time.Seconds;
        if (!_isFirstOfSite[sample.Sensor] || !s.AccelerationMps2.IsFinite || !s.AngularRateRadPerS.IsFinite)
        {
            return;
        }

        switch (sample.Site)
        {
            case BodySite.Pelvis when _pelvis is not null && t > _pelvis.LastTimeS:
                OnPelvis(_pelvis, t, s);
                break;
            case BodySite.Thorax when _thorax is not null && t > _thorax.LastTimeS:
                _thorax.Accept(t, s.AccelerationMps2, s.AngularRateRadPerS);
                break;
            case BodySite.LeftFoot:
                _feet[0]?.Add(t, s.AccelerationMps2);
                break;
            case BodySite.RightFoot:
                _feet[1]?.Add(t, s.AccelerationMps2);
                break;
        }
    }

    private void OnPelvis(SupineSegment pelvis, double t, in ImuSample<NominalFrame> s)
    {
        if (t - pelvis.LastTimeS > SilenceS)
        {
            Forget();
        }

        pelvis.Accept(t, s.AccelerationMps2, s.AngularRateRadPerS);
        if (pelvis.IsFrontUp != true)
        {
            Forget();
        }
        else
        {
            Follow(pelvis, t);
        }

        if (t - _lastFrameS >= FrameEveryS)
        {
            _lastFrameS = t;
            Tell(pelvis, t);
        }
    }

    private void Follow(SupineSegment pelvis, double t)
    {
        TrunkAngles turn = pelvis.HasZero && _detector.Phase != LiftPhase.NotReady ? pelvis.Angles : default;
        double thorax = HearsThorax(t) && _thorax!.HasZero ? -_thorax.Angles.TiltRad : double.NaN;
        _meter.Ring.Add(t, new LiftSample(-turn.TiltRad, turn.ObliquityRad, thorax, pelvis.RiseMps2));
        LiftPhase before = _detector.Phase;
        bool hasEnded = _detector.Accept(t, before == LiftPhase.NotReady ? Unreferenced(pelvis) : -turn.TiltRad);
        if (hasEnded)
        {
            End();
        }

        if (_detector.Phase == LiftPhase.Lift && before != LiftPhase.Lift)
        {
            _startS = Math.Max(t - BeforeS, Math.Max(_zeroAtS, hasEnded ? t - 1 : double.NegativeInfinity));
            _repetitions++;
        }

        Rest(pelvis, t);
    }

    // Before there is a reference the course of the sensor's own tilt tells whether it is still.
    private static double Unreferenced(SupineSegment pelvis) => pelvis.Angles.TiltRad;

    private void Rest(SupineSegment pelvis, double t)
    {
        bool rests = _detector.Phase is LiftPhase.NotReady or LiftPhase.Rest && _detector.StillS > 0
            && (_detector.Phase == LiftPhase.NotReady || Math.Abs(pelvis.Angles.TiltRad) < LiftOptions.LiftRad);
        if (!rests)
        {
            _restSinceS = double.NaN;
            return;
        }

        if (double.IsNaN(_restSinceS))
        {
            _restSinceS = t;
            pelvis.BeginRest();
            _thorax?.BeginRest();
        }

        pelvis.AddRest();
        if (HearsThorax(t))
        {
            _thorax!.AddRest();
        }

        // The longer the rest, the less a breath is left in the reference.
        if (t - _restSinceS >= LiftOptions.RestS && t - _zeroAtS >= ReferenceEveryS)
        {
            SetZero(pelvis, t);
        }
    }

    private void SetZero(SupineSegment pelvis, double t)
    {
        pelvis.SetZero();
        _thorax?.SetZero();
        _zeroAtS = t;
        if (_detector.Phase == LiftPhase.NotReady)
        {
            _detector.BeginRest();
        }
    }

    private void End()
    {
        if (_meter.Measure(_repetitions, _startS, _axesConfidence) is { } repetition)
        {
            _receiver.OnRepetition(repetition);
        }
        else
        {
            _repetitions--;
        }
    }

    private void Forget()
    {
        if (_detector.Phase is LiftPhase.Lift or LiftPhase.Hold or LiftPhase.Lower)
        {
            _repetitions--;
        }

        _detector.Reset();
        _restSinceS = double.NaN;
    }

    private void Tell(SupineSegment pelvis, double t)
    {
        bool isReady = _detector.Phase != LiftPhase.NotReady;
        TrunkAngles turn = isReady ? pelvis.Angles : default;
        double? thorax = isReady && HearsThorax(t) && _thorax!.HasZero ? -_thorax.Angles.TiltRad : null;
        LiftFrame frame = new(
            SessionTime.FromSeconds(t),
            _detector.Phase,
            _repetitions,
            isReady ? -turn.TiltRad : null,
            isReady ? turn.ObliquityRad : null,
            thorax,
            isReady ? turn.TiltRad + thorax : null,
            Supine);
        _receiver.OnLift(frame);
        _receiver.OnPosture(new PostureFrame(frame.Time, isReady ? turn.TiltRad : null, frame.RollRad, frame.LumbarExtensionRad));
    }

    private bool HearsThorax(double t) => _thorax is not null && t - _thorax.LastTimeS < HeardS;

    private static bool TellsToes(IReadOnlyList<SensorDescriptor> sensors, BodySite foot) =>
        sensors.FirstOrDefault(s => s.Site == foot) is { Axes: not AxesKnowledge.Unknown };

    private bool? FeetOnWall() => (_feet[0]?.Up.X, _feet[1]?.Up.X) switch
    {
        (null, null) => null,
        _ when _feet.Any(f => f is { IsHeard: false }) => null,
        (var left, var right) => (left ?? 1) > ToesUp && (right ?? 1) > ToesUp,
    };

    private sealed class SlowUp
    {
        private const double TauS = 0.5;
        private Vec3 _force;
        private double _lastS = double.NegativeInfinity;

        public bool IsHeard => _lastS > double.NegativeInfinity;

        public Vec3 Up => _force.LengthSquared > 0 ? _force.Normalized() : Vec3.Zero;

        public void Add(double timeS, in Vec3 force)
        {
            double dt = Math.Min(timeS - _lastS, 1);
            _lastS = timeS;
            _force += dt / (dt + TauS) * (force - _force);
        }
    }
}

using GaitSense.Core.Exercises;
using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Feet;
using GaitSense.Gait.Summaries;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Engine;

/// <summary>Finds and measures every step in the samples of one session. The same object serves live and offline.</summary>
/// <remarks>
/// <para><b>Needs</b>: samples on the session's clock, SI units, nominal frame.</para>
/// <para><b>Gives</b>: a step about 0.35 s after the foot is flat. Steps of different feet may come a little out of order of
/// contact; those of one foot never do.</para>
/// <para><b>Accuracy</b>: the table beside this file's folder, made by the revalidation project.</para>
/// <para><b>Cost</b>: one allocation per step; nothing per sample once warm.</para>
/// </remarks>
public sealed class GaitEngine : IFootReceiver, IStateful
{
    /// <summary>Version of the algorithms, kept with every result.</summary>
    public const string Version = "0.3.0";

    private const double OtherFootS = 0.3;
    private const double PatienceS = 0.5;
    private const double PostureEveryS = 0.05;
    private readonly IGaitReceiver _receiver;
    private readonly Body _body;
    private readonly UpperBodyMeter _upperBody;
    private readonly SessionMeters _session;
    private readonly StepAssembler _assembler;
    private readonly List<(Side Side, FootStride Stride)> _waiting = new(16);
    private readonly SampleGap[] _gaps;
    private readonly bool[] _isFirstOfSite;
    private readonly bool _tellsPosture;
    private double _now = double.NegativeInfinity;
    private double _lastPosture = double.NegativeInfinity;

    /// <summary>An engine for one session.</summary>
    /// <param name="sensors">The session's roster; indices in samples refer to it.</param>
    /// <param name="options">Options.</param>
    /// <param name="receiver">Takes the findings, on the caller's thread, inside <see cref="Accept"/> and <see cref="Complete"/>.
    /// One that is an <see cref="IFootPathReceiver"/> as well gets the paths of the feet too. In a hip lift no posture is told: its
    /// angles are counted from standing, and <see cref="HipLift.HipLiftMeter"/> tells those from lying.</param>
    /// <exception cref="InputFaultException">A sensor's sampling rate cannot be used.</exception>
    public GaitEngine(IReadOnlyList<SensorDescriptor> sensors, GaitOptions options, IGaitReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(receiver);
        _receiver = receiver;
        _body = new Body(sensors, options, this, receiver as IFootPathReceiver);
        _upperBody = new UpperBodyMeter(_body);
        _session = new SessionMeters(_body);
        _assembler = new StepAssembler(_body, _upperBody, _session, receiver);
        _gaps = new SampleGap[sensors.Count];
        _isFirstOfSite = Roster.FirstOfSite(sensors);
        _tellsPosture = options.Movement != ExerciseMovement.HipLift;
    }

    /// <summary>Whether left and right are labelled as the feet are worn, by what the pelvis shows.</summary>
    public SideVerdict Sides => _body.Sides?.Verdict ?? SideVerdict.Undecided;

    /// <summary>Takes one sample. Samples of one sensor come in rising time; sensors may interleave in any way. A sample
    /// that is not finite, or not later than the one before, is left out.</summary>
    public void Accept(in SiteSample<NominalFrame> sample)
    {
        ImuSample<NominalFrame> s = sample.Sample;
        if (!_isFirstOfSite[sample.Sensor] || !s.AccelerationMps2.IsFinite || !s.AngularRateRadPerS.IsFinite || !_gaps[sample.Sensor].TryAdvance(s, out TimeSpan gap))
        {
            return;
        }

        if (gap > TimeSpan.Zero)
        {
            _receiver.OnEvent(new GaitEvent(GaitEventKind.Gap, s.Time + -gap, gap, null, sample.Site));
        }

        Dispatch(sample.Site, s);
        _now = Math.Max(_now, s.Time.Seconds);
        Release(PatienceS);
    }

    /// <summary>What was measured of the session beside its steps, up to now.</summary>
    public BodyMeasures Measures() => _session.Measures();

    /// <summary>Ends the session: what is still held back is decided with what there is.</summary>
    public void Complete()
    {
        _body.LeftFoot?.Complete();
        _body.RightFoot?.Complete();
        _now = double.PositiveInfinity;
        Release(PatienceS);
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Part(_body);
        visitor.Part(_upperBody);
        visitor.Part(_session);
        visitor.Part(_assembler);
        visitor.List(_waiting);
        visitor.Array(_gaps);
        visitor.Value(ref _now);
        visitor.Value(ref _lastPosture);
    }

    /// <inheritdoc/>
    void IFootReceiver.OnTouch(Side side, in TouchDown touch) => _receiver.OnContact(new ProvisionalContact(
        side, SessionTime.FromSeconds(touch.TimeS), touch.Direction, touch.Pattern, touch.Revision));

    /// <inheritdoc/>
    void IFootReceiver.OnStride(Side side, in FootStride stride) => _waiting.Add((side, stride));

    private void Dispatch(BodySite site, in ImuSample<NominalFrame> s)
    {
        double t = s.Time.Seconds;
        switch (site)
        {
            case BodySite.LeftFoot:
                _body.LeftFoot?.Accept(t, s.AccelerationMps2, s.AngularRateRadPerS, s.Marks);
                break;
            case BodySite.RightFoot:
                _body.RightFoot?.Accept(t, s.AccelerationMps2, s.AngularRateRadPerS, s.Marks);
                break;
            case BodySite.Pelvis:
                _body.Pelvis?.Accept(t, s.AccelerationMps2, s.AngularRateRadPerS);
                _session.OnTrunkSample(_body.Pelvis);
                TellPosture(t);
                break;
            case BodySite.Thorax:
                _body.Thorax?.Accept(t, s.AccelerationMps2, s.AngularRateRadPerS);
                _session.OnTrunkSample(_body.Thorax);
                break;
            case BodySite.LeftWrist:
                _body.LeftArm?.Accept(t, s.AccelerationMps2, s.AngularRateRadPerS);
                break;
            case BodySite.RightWrist:
                _body.RightArm?.Accept(t, s.AccelerationMps2, s.AngularRateRadPerS);
                break;
        }
    }

    // A stride is joined with the rest of the body once everyone has been heard up to its contact and the other foot cannot
    // come up with an earlier one.
    private void Release(double patienceS)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        double heard = _body.HeardUntil(_now, patienceS) - (_body.HasBothFeet ? OtherFootS : 0);
        for (int first = Earliest(); first >= 0 && _waiting[first].Stride.InitialContactS <= heard; first = Earliest())
        {
            (Side side, FootStride stride) = _waiting[first];
            _waiting.RemoveAt(first);
            _assembler.Assemble(side, stride);
        }
    }

    private int Earliest()
    {
        int best = _waiting.Count - 1;
        for (int i = best - 1; i >= 0; i--)
        {
            best = _waiting[i].Stride.InitialContactS < _waiting[best].Stride.InitialContactS ? i : best;
        }

        return best;
    }

    private void TellPosture(double t)
    {
        if (!_tellsPosture || t - _lastPosture < PostureEveryS || !_body.Pelvis!.TryGetLatest(out TrunkAngles pelvis))
        {
            return;
        }

        _lastPosture = t;
        TrunkAngles thorax = default;
        bool hasThorax = _body.Thorax is { } tracker && t - tracker.LastTimeS < PatienceS && tracker.TryGetLatest(out thorax);
        _receiver.OnPosture(new PostureFrame(
            SessionTime.FromSeconds(t),
            pelvis.TiltRad,
            pelvis.ObliquityRad,
            hasThorax ? pelvis.TiltRad - thorax.TiltRad : null));
    }
}

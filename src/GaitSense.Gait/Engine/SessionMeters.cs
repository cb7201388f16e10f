using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.States;
using GaitSense.Core.Steps;
using GaitSense.Gait.Breathing;
using GaitSense.Gait.Coordination;
using GaitSense.Gait.Summaries;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Engine;

/// <summary>What is measured of the whole session as it goes on: breathing, smoothness, posture in standing.</summary>
internal sealed class SessionMeters : IStateful
{
    private readonly Body _body;
    private readonly PostureTracker? _breather;
    private readonly BreathingMonitor? _breathing;
    private readonly SmoothnessMeter? _smoothness;

    public SessionMeters(Body body)
    {
        _body = body;
        _breather = body.Thorax ?? body.Pelvis;
        _breathing = _breather is null ? null : new BreathingMonitor(_breather, _breather.RateHz, _breather == body.Thorax);
        _smoothness = body.Pelvis is null ? null : new SmoothnessMeter(body.Pelvis, body.Pelvis.RateHz);
    }

    /// <summary>Tells that a trunk's follower has taken a sample.</summary>
    public void OnTrunkSample(PostureTracker? tracker)
    {
        if (tracker is not null && tracker == _breather)
        {
            _breathing!.OnSample();
        }
    }

    /// <summary>Takes a step.</summary>
    public void OnStep(Step step, in StrideContext stride)
    {
        bool isSteady = StrideContext.IsSteady(step);
        _breathing?.OnLanding(stride.ContactS, stride.Side, isSteady);

        // Strides of one foot only: those of the other overlap them.
        bool isCounted = stride.Side == Side.Left || _body.LeftFoot is null;
        if (isSteady && isCounted && stride.PreviousContactS is { } from && !stride.Phase(from, 0).HasPause)
        {
            _smoothness?.Add(new StrideSpan(stride.Side, from, stride.ContactS, (stride.FinalContactS - from) / (stride.ContactS - from)));
        }
    }

    /// <summary>What the session came to so far.</summary>
    public BodyMeasures Measures() => new(
        _breathing?.Summary(),
        _body.Pelvis is null && _body.Thorax is null ? null : new PostureSummary(
            _body.Pelvis is { } pelvis ? PostureReport.Of(pelvis) : null,
            _body.Thorax is { } thorax ? PostureReport.Of(thorax) : null),
        _smoothness?.Measures().ToDictionary() ?? new Dictionary<string, CountedValue>(),
        [.. Notes(), .. Notes("pelvis", _body.Pelvis), .. Notes("thorax", _body.Thorax)]);

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        if (_breathing is not null)
        {
            visitor.Part(_breathing);
        }

        if (_smoothness is not null)
        {
            visitor.Part(_smoothness);
        }
    }

    private IEnumerable<string> Notes()
    {
        if (_body.Sides?.Verdict == SideVerdict.Swapped)
        {
            yield return NoteTemplates.Swapped.Say();
        }
    }

    private static IEnumerable<string> Notes(string site, PostureTracker? tracker)
    {
        if (tracker?.Slips > 0)
        {
            yield return NoteTemplates.Slipped.Say(site, tracker.Slips);
        }

        if (tracker is { Axes.IsKnown: false })
        {
            yield return NoteTemplates.Facing.Say(site);
        }
    }
}

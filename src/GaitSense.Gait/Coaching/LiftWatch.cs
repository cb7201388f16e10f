using GaitSense.Core.Exercises;
using GaitSense.Core.Geometry;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Time;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Coaching;

/// <summary>Sees faults while a lift is still going on, for the cues whose measure is known at every instant: the upper bounds of tuck,
/// thorax and lumbar extension.</summary>
internal sealed class LiftWatch(double lastsS)
{
    private SessionTime? _since;
    private string? _cue;

    /// <summary>The number of the repetition in which a fault was told.</summary>
    public int ToldIn { get; private set; } = -1;

    /// <summary>The most important cue that has been missed for long enough in this lift; null when none, or when one was told already.</summary>
    public CueFollower? Take(in LiftFrame lift, IReadOnlyList<CueFollower> byPriority, out double value)
    {
        value = 0;
        bool isUp = lift.Phase is LiftPhase.Lift or LiftPhase.Hold;
        CueFollower? missed = isUp && ToldIn != lift.Repetition ? FirstMissed(lift, byPriority, out value) : null;
        if (missed?.Cue.Id != _cue)
        {
            (_cue, _since) = (missed?.Cue.Id, missed is null ? null : lift.Time);
        }

        if (missed is null || !((lift.Time - _since!.Value).TotalSeconds >= lastsS))
        {
            return null;
        }

        ToldIn = lift.Repetition;
        return missed;
    }

    private static CueFollower? FirstMissed(in LiftFrame lift, IReadOnlyList<CueFollower> byPriority, out double value)
    {
        for (int i = 0; i < byPriority.Count; i++)
        {
            ExerciseCue cue = byPriority[i].Cue;
            double? now = Angle.ToDeg(cue.Metric switch
            {
                "tuck_deg" or "max_tuck_deg" => lift.TuckRad,
                "thorax_tuck_deg" => lift.ThoraxTuckRad,
                "lumbar_extension_deg" => lift.LumbarExtensionRad,
                _ => null,
            });
            Judgement judgement = TargetJudge.Judge(now, cue);
            if (judgement.CallsForCue && now > cue.High)
            {
                value = now.Value;
                return byPriority[i];
            }
        }

        value = 0;
        return null;
    }
}

using GaitSense.Core.Coaching;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Sinks;

/// <summary>Carries a session to the dashboard's picture, and to it what goes wrong on the way, in any sink.</summary>
/// <param name="board">The picture.</param>
/// <param name="reports">How the session's sinks fare.</param>
/// <param name="storeAlarm">What keeps the store from writing just now; null when nothing does.</param>
public sealed class BoardSink(LiveBoard board, Func<IReadOnlyList<SinkReport>> reports, Func<InputFault?>? storeAlarm = null) : ISessionSink
{
    private const int MaxTold = 4;

    private readonly List<InputFault> _told = [];
    private InputFault[] _shown = [];

    /// <inheritdoc/>
    public string Name => "dashboard";

    /// <inheritdoc/>
    public void OnContact(in ProvisionalContact contact) => board.OnContact(contact);

    /// <inheritdoc/>
    public void OnStep(Step step) => board.OnStep(step);

    /// <inheritdoc/>
    public void OnEvent(in GaitEvent gaitEvent) => board.OnEvent(gaitEvent);

    /// <inheritdoc/>
    public void OnPosture(in PostureFrame posture) => board.OnPosture(posture);

    /// <inheritdoc/>
    public void OnLift(in LiftFrame lift) => board.OnLift(lift);

    /// <inheritdoc/>
    public void OnRepetition(Repetition repetition) => board.OnRepetition(repetition);

    /// <inheritdoc/>
    public void OnCue(in CoachingCue cue) => board.OnCue(cue);

    /// <inheritdoc/>
    public void OnCoach(CoachStatus status) => board.OnCoach(status);

    /// <inheritdoc/>
    public void OnHealth(IReadOnlyList<SensorHealth> health)
    {
        board.OnHealth(health);
        ShowNotices();
    }

    /// <inheritdoc/>
    public void OnFault(InputFault fault)
    {
        if (_told.Count < MaxTold)
        {
            _told.Add(fault);
        }

        ShowNotices();
    }

    private void ShowNotices()
    {
        InputFault? store = storeAlarm?.Invoke();
        InputFault[] notices = [.. store is null ? (InputFault[])[] : [store], .. _told, .. reports().Select(r => r.FirstFailure).OfType<InputFault>()];
        if (!notices.SequenceEqual(_shown))
        {
            _shown = notices;
            board.OnNotices(notices);
        }
    }
}

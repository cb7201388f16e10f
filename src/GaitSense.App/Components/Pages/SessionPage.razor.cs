using GaitSense.App.Wording;
using GaitSense.Core.People;
using GaitSense.App.Live;
using GaitSense.App.People;
using GaitSense.Gait.Exercises;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Pages;

/// <summary>One stored session with everything measured of it.</summary>
public partial class SessionPage
{
    private bool _isRead;

    /// <summary>Identity of the session, from the address.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Inject]
    private ISessionStore Store { get; set; } = null!;

    [Inject]
    private IPersonRegister Register { get; set; } = null!;

    [Inject]
    private ExercisePlans Plans { get; set; } = null!;

    private StoredSession? Session { get; set; }

    private IReadOnlyList<Step> Steps { get; set; } = [];

    private IReadOnlyList<JudgedStep> Judged { get; set; } = [];

    private IReadOnlyList<JudgedRepetition> Lifts { get; set; } = [];

    private IReadOnlyList<GaitEvent> Events { get; set; } = [];

    private IReadOnlyList<CoachingCue> Said { get; set; } = [];

    private IReadOnlyList<SessionNote> Notes { get; set; } = [];

    private ExerciseProtocol? Exercise { get; set; }

    // With the targets of the first level.
    private ExerciseProtocol? First { get; set; }

    private bool IsLift => Exercise?.Movement == ExerciseMovement.HipLift;

    private string Title => Exercise is null ? Phrases.Say("session.title") : ExerciseWords.Name(Exercise);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (SessionId.TryParse(Id, out SessionId id))
        {
            await Task.Run(() => Read(id));
        }

        _isRead = true;
    }

    private void Read(SessionId id)
    {
        Session = Store.Find(id);
        if (Session is not null)
        {
            Steps = Store.Steps(id);
            Judge(Plans.Find(Session));
            Events = Store.Events(id);
            Said = [.. Store.Cues(id).Where(c => c.Kind != CueKind.Guidance || c.CueId is not (CueIds.Inhale or CueIds.Exhale))];
            ReadNotes();
        }
    }

    // The steps one after another, as on the day; what is shown as target is what it had grown to at the end.
    private void Judge(ExerciseProtocol? exercise)
    {
        SessionJudge? judge = exercise is null ? null : new SessionJudge(exercise);
        Judged = [.. Steps.Select((s, i) => JudgedStep.By(judge, i + 1, s))];
        Lifts = [.. (Session?.Summary?.Repetitions ?? []).Select(r => JudgedRepetition.By(judge, r))];
        (First, Exercise) = (exercise, judge?.Targets.Exercise);
    }

    private void ReadNotes() => Notes = Register.Notes(Session!.Header.Id);
}

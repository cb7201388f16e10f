using GaitSense.App.Wording;
using GaitSense.Core.People;
using GaitSense.Gait.Exercises;
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
    private ExerciseCatalog Catalog { get; set; } = null!;

    private StoredSession? Session { get; set; }

    private IReadOnlyList<Step> Steps { get; set; } = [];

    private IReadOnlyList<GaitEvent> Events { get; set; } = [];

    private IReadOnlyList<SessionNote> Notes { get; set; } = [];

    private ExerciseProtocol? Exercise => Session is null ? null : Catalog.Find(Session.Header.Exercise);

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
            Events = Store.Events(id);
            ReadNotes();
        }
    }

    private void ReadNotes() => Notes = Register.Notes(Session!.Header.Id);
}

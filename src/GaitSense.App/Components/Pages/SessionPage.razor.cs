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
    private ExerciseCatalog Catalog { get; set; } = null!;

    private StoredSession? Session { get; set; }

    private IReadOnlyList<Step> Steps { get; set; } = [];

    private ExerciseProtocol? Exercise => Session is null ? null : Catalog.Find(Session.Header.Exercise);

    private string Title => Exercise?.Name ?? "Session";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (SessionId.TryParse(Id, out SessionId id))
        {
            (Session, Steps) = await Task.Run(() => Read(id));
        }

        _isRead = true;
    }

    private (StoredSession? Session, IReadOnlyList<Step> Steps) Read(SessionId id) =>
        Store.Find(id) is { } session ? (session, Store.Steps(id)) : (null, []);
}

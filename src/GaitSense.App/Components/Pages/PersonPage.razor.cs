using GaitSense.App.Live;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Pages;

/// <summary>One person: facts, plans, last sessions, consent, erasure.</summary>
public partial class PersonPage
{
    private const int Shown = 10;

    private bool _isRead;
    private int? _erased;

    /// <summary>Pseudonym, from the address.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Inject]
    private ISessionStore Store { get; set; } = null!;

    [Inject]
    private IPersonRegister Register { get; set; } = null!;

    [Inject]
    private ExerciseCatalog Catalog { get; set; } = null!;

    private Person? Person { get; set; }

    private IReadOnlyList<StoredSession> Sessions { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Pseudonym.IsGood(Name))
        {
            await Task.Run(Read);
        }

        _isRead = true;
    }

    // Whoever has practised is known, with or without an entry of their own.
    private void Read()
    {
        Sessions = Store.List(new SessionQuery(Person: Name, Limit: Shown));
        Person = Register.Find(Name) ?? (Sessions.Count > 0 ? new Person(Name) : null);
    }
}

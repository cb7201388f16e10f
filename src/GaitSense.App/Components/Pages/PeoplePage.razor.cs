using GaitSense.App.Components.People;
using GaitSense.App.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Pages;

/// <summary>The people who practise, for a therapist.</summary>
public partial class PeoplePage
{
    private static readonly TimeSpan RecentTime = TimeSpan.FromDays(28);

    [Inject]
    private ISessionStore Store { get; set; } = null!;

    [Inject]
    private IPersonRegister Register { get; set; } = null!;

    [Inject]
    private ExercisePlans Plans { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private IReadOnlyList<PersonRow>? Rows { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => await Task.Run(Read);

    private void Read()
    {
        DateTimeOffset now = Time.GetUtcNow();
        ILookup<string, StoredSession> sessions = Store.List(new SessionQuery()).ToLookup(s => s.Header.Person);
        Dictionary<string, string> names = Register.List().ToDictionary(p => p.Pseudonym, p => p.RealName);
        Rows =
        [
            .. names.Keys.Union(sessions.Select(g => g.Key)).Order(StringComparer.OrdinalIgnoreCase)
                .Select(p => Row(p, names.GetValueOrDefault(p, ""), [.. sessions[p]], now)),
        ];
    }

    private PersonRow Row(string person, string realName, List<StoredSession> sessions, DateTimeOffset now) => new(
        person,
        realName,
        sessions.FirstOrDefault(),
        sessions.Count(s => now - s.Header.StartedAt < RecentTime),
        Attention.Of(sessions, exercise => Plans.Find(person, exercise), now));

    private void OpenPerson(string pseudonym) => Navigation.NavigateTo($"/people/{pseudonym}");
}

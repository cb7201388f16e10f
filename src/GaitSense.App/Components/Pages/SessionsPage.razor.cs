using GaitSense.App.Wording;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Pages;

/// <summary>The stored sessions, newest first.</summary>
public partial class SessionsPage
{
    private const int Limit = 200;

    /// <summary>Pseudonym to look for, from the address.</summary>
    [SupplyParameterFromQuery]
    public string? Person { get; set; }

    /// <summary>Exercise to look for, from the address.</summary>
    [SupplyParameterFromQuery]
    public string? Exercise { get; set; }

    [Inject]
    private ISessionStore Store { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ILogger<SessionsPage> Log { get; set; } = null!;

    private IReadOnlyList<StoredSession>? Found { get; set; }

    private string Fault { get; set; } = "";

    private bool IsFiltered => !string.IsNullOrEmpty(Person) || !string.IsNullOrEmpty(Exercise);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        SessionQuery query = new(NullIfEmpty(Person), NullIfEmpty(Exercise), Limit: Limit);
        try
        {
            Found = await Task.Run(() => Store.List(query));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Log.LogError(fault, "The sessions could not be read");
            Fault = Phrases.Say("sessions.fault");
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Filter((string Person, string Exercise) filter) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["person"] = NullIfEmpty(filter.Person),
            ["exercise"] = NullIfEmpty(filter.Exercise),
        }),
        replace: true);
}

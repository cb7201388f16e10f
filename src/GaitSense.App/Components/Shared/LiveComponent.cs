using GaitSense.App.Wording;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Shared;

/// <summary>A component that is told of changes from outside the page, and then still speaks the page's language.</summary>
public abstract class LiveComponent : ComponentBase
{
    private readonly Language _language = Language.Current;

    /// <summary>Takes a change in and shows it, on the page's own turn.</summary>
    protected Task OnPageAsync(Action? change = null) => InvokeAsync(() =>
    {
        Language.Current = _language;
        change?.Invoke();
        StateHasChanged();
    });
}

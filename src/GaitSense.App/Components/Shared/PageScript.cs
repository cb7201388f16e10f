using Microsoft.JSInterop;

namespace GaitSense.App.Components.Shared;

/// <summary>What pages do alike with their scripts.</summary>
internal static class PageScript
{
    /// <summary>Lets a script end what it does for the page, and gives it up. Nothing happens without one, or when the page is gone already and
    /// its script with it.</summary>
    /// <param name="module">The script; null before it was loaded.</param>
    /// <param name="end">Its function that ends it.</param>
    /// <param name="arguments">What that function takes.</param>
    public static async ValueTask LeaveAsync(this IJSObjectReference? module, string end, params object?[] arguments)
    {
        if (module is null)
        {
            return;
        }

        try
        {
            await module.InvokeVoidAsync(end, arguments);
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // As said.
        }
    }
}

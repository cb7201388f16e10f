using GaitSense.App.Live;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Shared;

/// <summary>A component that shows the running session and is drawn again when that has changed.</summary>
public abstract class PracticeComponent : LiveComponent, IDisposable
{
    /// <summary>The session that runs, if one does.</summary>
    [Inject]
    protected ILivePractice Practice { get; set; } = null!;

    /// <summary>The picture that is drawn.</summary>
    protected LiveSnapshot Snapshot { get; private set; } = LiveSnapshot.Empty;

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        Practice.Changed -= Refresh;
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Snapshot = Practice.Current;
        Practice.Changed += Refresh;
    }

    private void Refresh() => _ = OnPageAsync(() => Snapshot = Practice.Current);
}

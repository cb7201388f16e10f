namespace GaitSense.App.Components.Sensors;

/// <summary>What the browser tells of itself as a gateway; the names are those of sensor-page.js.</summary>
public sealed record BrowserState
{
    /// <summary>Nothing told yet.</summary>
    public static BrowserState None { get; } = new();

    public string Notice { get; init; } = "";

    public bool IsAwake { get; init; }

    public bool CanStayAwake { get; init; }

    public bool IsHidden { get; init; }

    public int HiddenSeconds { get; init; }

    public BrowserChannel? Channel { get; init; }

    public IReadOnlyList<BrowserLink> Links { get; init; } = [];
}

/// <summary>The way from the browser to the service.</summary>
public sealed record BrowserChannel
{
    public bool IsConnected { get; init; }

    public bool IsRecording { get; init; }

    public long Waiting { get; init; }

    public long Capacity { get; init; }

    public long Dropped { get; init; }

    public long Taken { get; init; }

    public long Numbered { get; init; }

    public BrowserRefusal? Refusal { get; init; }
}

/// <summary>Why the service ended the connection.</summary>
public sealed record BrowserRefusal(int Reason, string Text);

/// <summary>One sensor that the browser is linked to, or tries to.</summary>
public sealed record BrowserLink(string Id, string State, int Losses, string Fault);

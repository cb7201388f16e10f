namespace GaitSense.App.Grafana;

/// <summary>One dashboard, before it is JSON.</summary>
/// <param name="Uid">Its identity in Grafana, and the name of its file.</param>
/// <param name="Title">Title.</param>
/// <param name="Description">What it answers.</param>
/// <param name="From">Beginning of the span shown, such as now-1h.</param>
/// <param name="Refresh">How often it asks again, such as 5s; empty for not.</param>
/// <param name="Variables">What a person chooses at its top.</param>
/// <param name="Panels">What it shows, from left to right and top to bottom.</param>
public sealed record Dashboard(
    string Uid,
    string Title,
    string Description,
    string From,
    string Refresh,
    IReadOnlyList<Variable> Variables,
    IReadOnlyList<Panel> Panels);

/// <summary>A choice at the top of a dashboard.</summary>
/// <param name="Name">Name in queries: $name.</param>
/// <param name="Label">Name for people.</param>
/// <param name="Query">InfluxQL that gives what can be chosen.</param>
/// <param name="TakesAll">True when all may be chosen at once.</param>
public sealed record Variable(string Name, string Label, string Query, bool TakesAll);

/// <summary>How a panel draws.</summary>
public enum PanelKind
{
    /// <summary>Points over time, joined by lines.</summary>
    Lines,

    /// <summary>Points over time, each for itself.</summary>
    Points,

    /// <summary>The last number, large.</summary>
    Stat,

    /// <summary>The last number of each series as a bar.</summary>
    Bars,
}

/// <summary>One picture.</summary>
/// <param name="Title">Title.</param>
/// <param name="Kind">How it draws.</param>
/// <param name="Unit">Unit as Grafana names it; empty for a plain number.</param>
/// <param name="Width">Columns of 24.</param>
/// <param name="Queries">What it asks.</param>
public sealed record Panel(string Title, PanelKind Kind, string Unit, int Width, IReadOnlyList<PanelQuery> Queries)
{
    /// <summary>Smallest value of the axis; null for what the data ask for.</summary>
    public double? Min { get; init; }

    /// <summary>Largest value of the axis; null for what the data ask for.</summary>
    public double? Max { get; init; }
}

/// <summary>One question of a panel.</summary>
/// <param name="InfluxQl">The query; $timeFilter, $__interval and the variables are filled in by Grafana.</param>
/// <param name="Alias">Name of its series: $col and $tag_x are filled in by Grafana.</param>
public sealed record PanelQuery(string InfluxQl, string Alias);

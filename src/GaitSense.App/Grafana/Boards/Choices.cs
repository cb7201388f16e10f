namespace GaitSense.App.Grafana.Boards;

/// <summary>What people choose on several dashboards, and the conditions that follow.</summary>
internal static class Choices
{
    public const string OfPerson = "$timeFilter AND \"person\" =~ /^$person$/ AND \"exercise\" =~ /^$exercise$/";

    public const string OfSession = "$timeFilter AND \"person\" =~ /^$person$/ AND \"session\" =~ /^$session$/";

    public const string OfLinks = "$timeFilter AND \"session\" =~ /^$session$/";

    public static Variable Person { get; } = new(
        "person", "Person", "SHOW TAG VALUES FROM \"gait_step\" WITH KEY = \"person\"", TakesAll: false);

    /// <summary>Whoever has finished a session, also one without steps.</summary>
    public static Variable Practised { get; } = Person with { Query = "SHOW TAG VALUES FROM \"gait_session\" WITH KEY = \"person\"" };

    public static Variable Exercise { get; } = new(
        "exercise", "Exercise", "SHOW TAG VALUES FROM \"gait_session\" WITH KEY = \"exercise\" WHERE \"person\" =~ /^$person$/", TakesAll: true);

    public static Variable Session { get; } = new(
        "session", "Session", "SHOW TAG VALUES FROM \"gait_step\" WITH KEY = \"session\" WHERE \"person\" =~ /^$person$/", TakesAll: true);

    public static Variable Link { get; } = new(
        "session", "Session", "SHOW TAG VALUES FROM \"sensor_link\" WITH KEY = \"session\"", TakesAll: true);

    /// <summary>A panel with one question whose series have tags in their names.</summary>
    public static Panel Of(string title, PanelKind kind, string unit, int width, string query, string alias) =>
        new(title, kind, unit, width, [new PanelQuery(query, alias)]);
}

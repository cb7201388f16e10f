using System.Text.Json;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.History;

namespace GaitSense.Storage.Tests.History;

/// <summary>Finished sessions of several people, and outcomes as text that compares by content.</summary>
internal static class Outcomes
{
    /// <summary>Stores a finished session whose numbers follow from its own number.</summary>
    public static void Add(SqliteSessionStore store, int number, string person = "p01", string exercise = "reverse-walking")
    {
        string id = $"s{number:00}";
        using ISessionWriter writer = store.Begin(Examples.Header(id, start: Examples.Start.AddDays(number).AddTicks(number), person: person, exercise: exercise));
        SessionSummary summary = Examples.Summary(id);
        writer.Finish(summary with
        {
            Metrics = new Dictionary<string, MetricSummary>
            {
                ["stride_length_m"] = summary.Metrics["stride_length_m"] with { Mean = number / 7.0 },
                ["toe_out_deg"] = new(number + 1, -1e-7 / 3, null, null, null, null, null),
                ["foot_clearance_m"] = new(2, null, null, null, null, null, null),
                ["step_length_m"] = new(2, double.NaN, null, null, null, null, null),
                ["trunk_counter_rotation_phase_deg"] = new(2, 3, null, null, null, null, null),
            },
            SessionMetrics = new Dictionary<string, CountedValue>
            {
                ["stance_percent"] = new(12, 10, 60 + (number / 3.0)),
                ["step_regularity"] = new(2, 10, null),
                ["trunk_counter_rotation_phase_deg"] = new(9, 5, 170.5),
            },
            Targets = new Dictionary<string, TargetShare>
            {
                ["toe-first"] = new(9, number, number / 9.0),
                ["soft"] = new(0, 0, null),
            },
            CadenceSpm = number == 2 ? null : 90 + (number / 11.0),
        });
    }

    public static string Text(IEnumerable<SessionOutcome> outcomes) => string.Join('\n', outcomes.Select(o => JsonSerializer.Serialize(o with
    {
        Metrics = new SortedDictionary<string, MetricOutcome>(o.Metrics.ToDictionary(), StringComparer.Ordinal),
        Targets = new SortedDictionary<string, TargetShare>(o.Targets.ToDictionary(), StringComparer.Ordinal),
    })));
}

using System.Text.Json;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Export.MotionBids.Writing;

namespace GaitSense.App.Cli.Simulate;

/// <summary>What holds for a whole simulated recording, as JSON.</summary>
internal static class TruthSummary
{
    private const double MatchToleranceS = 0.25;

    // A landing in the last second is not in the table: its foot is not flat before the end.
    private const double LeftOutAtEndS = 1;

    /// <summary>The text.</summary>
    public static string Of(string subject, SimulationScenario scenario, SimulationTruth truth) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", subject);
        json.WriteString("dataset", "simulated");
        json.WriteString("source", "GaitSense simulator");
        json.WriteString("scenario", scenario.Name);
        json.WriteNumber("seed", truth.Seed);
        json.WriteString("surface", "overground");
        json.WriteString("task", BidsLabel.TaskOf(scenario.Lift is null ? ExerciseChoice.Default : "hip-lift"));
        json.WriteNumber("duration_s", truth.DurationS);
        json.WriteNumber("sampling_hz", scenario.Sensors.RateHz);
        Words(json, "tracked_points", scenario.Sensors.Sites.Select(s => s.ToString()));
        Words(json, "sides", SidesOf(scenario.Sensors.Sites));
        json.WriteBoolean("complete", true);
        json.WriteBoolean("reference_gaps", false);
        json.WriteString("ic_trust", "good");
        json.WriteNumber("match_tolerance_s", MatchToleranceS);
        WriteWindow(json, truth.DurationS - LeftOutAtEndS);
        WriteWalk(json, truth);
        WriteArms(json, scenario);
        json.WriteNumber("breathing_rate_per_min", Math.Round(truth.BreathingRatePerMin, 6));
        json.WriteString("tolerance_notes", "Exact: read from the simulated movement, not from sensor signals. Stride length is that of the heel.");
        json.WriteEndObject();
    });

    private static void WriteWindow(Utf8JsonWriter json, double endS)
    {
        json.WriteStartArray("windows");
        json.WriteStartArray();
        json.WriteNumberValue(0);
        json.WriteNumberValue(endS);
        json.WriteEndArray();
        json.WriteEndArray();
    }

    // Said only where it holds for every landing outside turns.
    private static void WriteWalk(Utf8JsonWriter json, SimulationTruth truth)
    {
        Step[] straight = [.. truth.Steps.Where(s => !s.Flags.HasFlag(StepFlags.Turn))];
        WalkingDirection[] directions = [.. straight.Select(s => s.Direction).Distinct()];
        if (directions.Length == 1)
        {
            json.WriteString("trial_direction", StepColumns.NameOf(directions[0]));
        }

        Mean(json, "mean_stride_length_m", straight.Select(s => s.StrideLengthM));
        Mean(json, "mean_stride_time_s", straight.Select(s => s.StrideTime?.TotalSeconds));
    }

    private static void WriteArms(Utf8JsonWriter json, SimulationScenario scenario)
    {
        bool hasWrists = scenario.Sensors.Sites.Any(s => s is BodySite.LeftWrist or BodySite.RightWrist);
        if (hasWrists && scenario.Arms.Coordination == ArmCoordination.Alternating)
        {
            json.WriteString("arm_leg", "alternate");
        }
    }

    private static IEnumerable<string> SidesOf(IReadOnlyList<BodySite> sites)
    {
        if (sites.Contains(BodySite.LeftFoot))
        {
            yield return "left";
        }

        if (sites.Contains(BodySite.RightFoot))
        {
            yield return "right";
        }
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (string word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void Mean(Utf8JsonWriter json, string name, IEnumerable<double?> values)
    {
        if (values.Average() is { } mean)
        {
            json.WriteNumber(name, Math.Round(mean, 6));
        }
    }
}

using System.Text.Json;
using GaitSense.Devices.Certification;

namespace GaitSense.App.Cli.Sensors;

/// <summary>The report of a certification for a machine.</summary>
internal static class CertificationJson
{
    /// <summary>Writes it as one object.</summary>
    public static void Write(Utf8JsonWriter json, CertificationReport report)
    {
        json.WriteStartObject();
        json.WriteString("profile", report.Profile);
        json.WriteBoolean("passed", report.IsPassed);
        json.WriteString("sensor", report.SensorId);
        json.WriteString("name", report.Name);
        json.WriteString("manufacturer", report.Manufacturer);
        json.WriteString("model", report.Model);
        json.WriteString("serial", report.Serial);
        json.WriteString("firmware", report.Firmware);
        json.WriteString("begun", report.Begun.UtcDateTime);
        json.WriteNumber("took_s", Math.Round(report.Length.TotalSeconds, 3));
        json.WriteString("version", ProgramVersion.Text);
        json.WriteStartArray("checks");
        foreach (CheckResult result in report.Results)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Check.Id);
            json.WriteString("at", result.At);
            json.WriteString("section", result.Check.Clause);
            json.WriteBoolean("is_mandatory", result.Check.IsMandatory);
            json.WriteString("asked", result.Check.What);
            json.WriteString("outcome", Word(result.Outcome));
            json.WriteString("measured", result.Measured);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "pass",
        CheckOutcome.NotApplicable => "not_applicable",
        _ => "fail",
    };
}

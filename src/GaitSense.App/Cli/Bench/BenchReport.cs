using System.Globalization;
using System.Runtime.InteropServices;
using GaitSense.Gait.Engine;

namespace GaitSense.App.Cli.Bench;

/// <summary>What the machine can do, for a person or a program.</summary>
internal static class BenchReport
{
    /// <summary>Writes the machine and a row for each part.</summary>
    public static void Table(TextWriter writer, IReadOnlyList<BenchPart> parts)
    {
        writer.Write($"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)} cores, {RuntimeInformation.FrameworkDescription}, engine {GaitEngine.Version}\n");
        TextTable.Write(writer,
        [
            ["part", "samples/s", "ns each", "times real time", "what"],
            .. parts.Select(p => new[] { p.Name, Number(p.PerSecond, 0), Number(1e9 / p.PerSecond, 0), Number(p.TimesRealTime, 0), p.Remark }),
        ]);
    }

    /// <summary>The same as one JSON object.</summary>
    public static string Json(IReadOnlyList<BenchPart> parts) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("machine");
        json.WriteString("os", RuntimeInformation.OSDescription);
        json.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        json.WriteNumber("cores", Environment.ProcessorCount);
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteEndObject();
        json.WriteString("engine", GaitEngine.Version);
        json.WriteStartObject("parts");
        foreach (BenchPart part in parts)
        {
            json.WriteStartObject(part.Name);
            json.WriteNumber("samples_per_s", Math.Round(part.PerSecond, 1));
            json.WriteNumber("ns_per_sample", Math.Round(1e9 / part.PerSecond, 1));
            json.WriteNumber("times_real_time", Math.Round(part.TimesRealTime, 2));
            json.WriteString("what", part.Remark);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static string Number(double value, int digits) => value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

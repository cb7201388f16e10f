using System.Globalization;
using GaitSense.Devices.Certification;

namespace GaitSense.App.Cli.Sensors;

/// <summary>Runs every check on one sensor.</summary>
internal delegate Task<CertificationReport> CertifySensor(string id, IProgress<CertificationStep>? progress, CancellationToken cancellationToken);

/// <summary>Checks one sensor against the profile and tells, or keeps, what was found.</summary>
internal sealed class SensorCertify(CertifySensor certify, Terminal terminal)
{
    /// <summary>Checks, then writes the report.</summary>
    /// <returns>The exit code: 1 when a mandatory check failed.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<int> RunAsync(string id, string? file, bool isJson, CancellationToken cancellationToken)
    {
        ProgressLine line = new(terminal);
        CertificationReport report;
        try
        {
            report = await certify(id, new Shown(line), cancellationToken);
        }
        finally
        {
            line.Clear();
        }

        if (isJson)
        {
            terminal.Out.Write(JsonText.Of(json => CertificationJson.Write(json, report)));
        }
        else
        {
            TextTable.Write(terminal.Out, CertificationText.Rows(report));
            terminal.Out.Write(CertificationText.Verdict(report) + "\n");
        }

        if (file is not null)
        {
            bool asJson = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
            await File.WriteAllTextAsync(
                file, asJson ? JsonText.Of(json => CertificationJson.Write(json, report)) : CertificationText.Markdown(report), cancellationToken);
        }

        return report.IsPassed ? ExitCodes.Done : ExitCodes.Impossible;
    }

    private sealed class Shown(ProgressLine line) : IProgress<CertificationStep>
    {
        public void Report(CertificationStep value) => line.Show(value.Wait > TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"{value.What} ({value.Wait.TotalSeconds:0.#} s, leave it still)")
            : value.What);
    }
}

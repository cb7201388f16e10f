using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>Finds every rate that the sensor offers.</summary>
internal static class SettingsStage
{
    private const int MostSteps = 64;
    private const int LowestWanted = 1000;
    private const int HighestWanted = 1100;

    /// <summary>Asks for the next rate above the one before until the sensor refuses.</summary>
    public static async Task RunAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        if (run.Identity is not { } identity)
        {
            return;
        }

        run.Tell("asking for its rates");
        int lowest = (int)Math.Round(identity.MinRateHz * GattProfile.RateUnitsPerHz);
        int highest = (int)Math.Round(identity.MaxRateHz * GattProfile.RateUnitsPerHz);
        List<string> wrong = [];
        List<int> rates = [];
        for (int asked = 1; rates.Count < MostSteps && asked <= highest;)
        {
            int? got = await AskAsync(run, asked, wrong, cancellationToken);
            if (got is not { } rate)
            {
                break;
            }

            rates.Add(rate);
            asked = rate + 1;
        }

        if (rates is [.., var last] && last < highest)
        {
            // Too many to list: the ones that count.
            rates.AddRange((await AskAsync(run, Math.Max(last + 1, LowestWanted), wrong, cancellationToken)) is { } wanted ? [wanted] : []);
            rates.AddRange((await AskAsync(run, highest, wrong, cancellationToken)) is { } top ? [top] : []);
        }

        bool isWhole = rates.Count > 0 && rates[0] == lowest && rates[^1] == highest;
        run.Findings.Judge(Rates, wrong.Count == 0 && isWhole, wrong.Count > 0 ? string.Join("; ", wrong) : Text(rates));
        run.Findings.Judge(IdentityRate, rates.Exists(r => r is >= LowestWanted and <= HighestWanted), Text(rates));
        run.Rates = Chosen([.. rates.Distinct().Order()], run.Options.MaxRates);
    }

    private static async Task<int?> AskAsync(CertificationRun run, int asked, List<string> wrong, CancellationToken cancellationToken)
    {
        ControlExchange exchange = await run.Control.AskAsync(new ControlRequest(ControlOpcode.SetRate, (ushort)asked), cancellationToken);
        if (exchange is not { IsDone: true, Response.Configuration.RateHz: var rateHz })
        {
            wrong.Add(exchange.ToString());
            return null;
        }

        int got = (int)Math.Round(rateHz * GattProfile.RateUnitsPerHz);
        if (got < asked)
        {
            wrong.Add(FormattableString.Invariant($"{asked / 10.0:0.0} Hz were asked for, {got / 10.0:0.0} Hz are set"));
            return null;
        }

        return got;
    }

    /// <summary>The lowest, the highest, the one that sessions use, and others spread between.</summary>
    private static IReadOnlyList<ushort> Chosen(IReadOnlyList<int> rates, int most)
    {
        IEnumerable<int> picked = rates;
        if (rates.Count > most)
        {
            IEnumerable<int> wanted = rates.Where(r => r is >= LowestWanted and <= HighestWanted).Take(1);
            int spread = Math.Max(2, most - 1);
            picked = Enumerable.Range(0, spread).Select(i => rates[i * (rates.Count - 1) / (spread - 1)]).Concat(wanted).Distinct().Order();
        }

        return [.. picked.Select(r => (ushort)r)];
    }

    private static string Text(IEnumerable<int> rates) => string.Join(", ", rates.Select(r => FormattableString.Invariant($"{r / 10.0:0.#}"))) + " Hz";
}

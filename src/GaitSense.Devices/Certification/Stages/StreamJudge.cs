using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>Judges what a stream showed.</summary>
internal static class StreamJudge
{
    private const double TickUnitTolerance = 0.05;
    private const double ArrivalJitterS = 0.2;

    /// <summary>The checks that need a stream.</summary>
    public static CertificationCheck[] All { get; } =
        [Silent, Readable, Form, Settings, Size, Packing, First, Order, Loss, Rate, Period, Ticks, TickUnit, Stop, Wrap, ClockStreaming, ClockPackets, ClockKept, Still, Gravity, GyroBias];

    /// <summary>Judges a stream at one rate.</summary>
    public static void Judge(CertificationRun run, StreamFigures figures, ControlExchange start, string at)
    {
        if (!JudgeSettings(run, figures, start, at) || start.Response is not { } response)
        {
            run.Findings.Block($"no stream came at {at}", All);
            return;
        }

        Findings findings = run.Findings;
        findings.Judge(First, figures.Good[0].Header.Sequence == 0, FormattableString.Invariant($"{figures.Good[0].Header.Sequence}"), at);
        findings.Judge(Order, figures.Late == 0, FormattableString.Invariant($"{figures.Late} twice or late"), at);
        double lossRatio = figures.Lost / (double)Math.Max(1, figures.Lost + figures.Good.Sum(p => (long)p.Header.SampleCount));
        findings.Judge(Loss, lossRatio <= run.Options.LossTolerance, FormattableString.Invariant($"{figures.Lost} samples ({lossRatio * 100:0.00} %)"), at);
        JudgeRate(run, figures, response.Configuration.RateHz, at);
        if (figures.HasWrapped)
        {
            findings.Judge(Wrap, !figures.HasBrokenAtWrap, figures.HasBrokenAtWrap ? "time broke where it went round" : "seen", at);
        }
        else
        {
            findings.Skip(Wrap, "none in this time", at);
        }
    }

    /// <summary>Judges what holds of every stream, however short.</summary>
    /// <returns>True when there are packets to judge.</returns>
    public static bool JudgeSettings(CertificationRun run, StreamFigures figures, ControlExchange start, string at)
    {
        Findings findings = run.Findings;
        int all = figures.Good.Count + figures.Refused;
        findings.Judge(Readable, all > 0 && figures.Refused == 0, all == 0 ? $"no packet came; start {start}"
            : figures.Refused > 0 ? $"refused: {figures.RefusedText}"
            : FormattableString.Invariant($"{figures.Good.Count} packets"), at);
        if (figures.Good.Count == 0 || start.Response is not { Configuration: var set })
        {
            return false;
        }

        findings.Judge(Form, figures.Misformed == 0, FormattableString.Invariant($"{figures.Misformed} of {figures.Good.Count} differ"), at);
        ReadPacket? other = figures.Good.FirstOrDefault(p => !Agrees(p.Header, set));
        findings.Judge(Settings, other is null, other is null ? $"{set.Site}, {set.AccelerationRange}, {set.AngularRateRange}, {set.Content}" : other.Header.ToString(), at);
        int longest = Math.Min(set.AttMtu - GattProfile.AttOverhead, GattProfile.MaxAttributeLength);
        findings.Judge(Size, figures.Longest <= longest, FormattableString.Invariant($"at most {figures.Longest} of {longest} bytes"), at);
        int[] counts = [.. figures.Good.Select(p => (int)p.Header.SampleCount).Distinct().Order()];
        findings.Judge(Packing, counts is [var count] && count == set.SamplesPerPacket, FormattableString.Invariant(
            $"{string.Join(", ", counts)} samples, {set.SamplesPerPacket} told"), at);
        return true;
    }

    private static bool Agrees(in ImuPacketHeader header, in SensorConfiguration set) =>
        header.Site == set.Site && header.Content == set.Content
        && header.AccelerationRange == set.AccelerationRange && header.AngularRateRange == set.AngularRateRange;

    private static void JudgeRate(CertificationRun run, StreamFigures figures, double nominalHz, string at)
    {
        Findings findings = run.Findings;
        findings.Judge(Ticks, figures.Good.Count > 1 && figures.NotRising == 0 && figures.Uneven == 0, FormattableString.Invariant(
            $"{figures.NotRising} do not rise, {figures.Uneven} uneven"), at);
        if (figures.RateHz is not { } rateHz)
        {
            findings.Judge(Rate, false, "fewer than two packets whose stamps rise", at);
            findings.Judge(Period, false, "fewer than two packets whose stamps rise", at);
            findings.Judge(TickUnit, false, "fewer than two packets whose stamps rise", at);
            return;
        }

        findings.Judge(Rate, Math.Abs((rateHz / nominalHz) - 1) <= run.Options.RateTolerance, FormattableString.Invariant(
            $"{rateHz:0.000} Hz for {nominalHz:0.0} Hz"), at);
        double measured = figures.SpanTicks * (double)GattProfile.PeriodUnitsPerTick / figures.SpanSamples;
        double told = figures.Good.Average(p => (double)p.Header.PeriodUnits);
        double allowed = (measured * run.Options.PeriodTolerance) + (2.0 * GattProfile.PeriodUnitsPerTick / figures.SpanSamples);
        findings.Judge(Period, Math.Abs(told - measured) <= allowed, FormattableString.Invariant($"{measured:0.0} for {told:0.0} told, 1/16 ticks"), at);
        double deviceS = figures.SpanTicks / (double)GattProfile.TicksPerSecond;
        double hostS = figures.Good[^1].ArrivalS - figures.Good[0].ArrivalS;
        findings.Judge(TickUnit, Math.Abs(deviceS - hostS) <= (TickUnitTolerance * hostS) + ArrivalJitterS, FormattableString.Invariant(
            $"{deviceS:0.000} s by stamps in {hostS:0.000} s"), at);
    }
}

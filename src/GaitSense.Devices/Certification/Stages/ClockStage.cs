using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>Reads the device clock between and during streams.</summary>
internal static class ClockStage
{
    private const double LongestTurnaroundS = 0.02;
    private const double LongestDelayS = 1;
    private const double JumpS = 0.05;

    /// <summary>Reads the clock before the first stream.</summary>
    public static async Task BeforeAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        ClockReading? reading = await ReadAsync(run, cancellationToken);
        run.Findings.Judge(ClockAnswer, reading is not null && run.Clock.Faults.Count == 0, reading is { } r
            ? FormattableString.Invariant($"within {r.UncertaintyS * 1000:0.0} ms{Faults(run)}")
            : $"{Faults(run).TrimStart(',', ' ')}");
        if (reading is not { TurnaroundS: var turnaround })
        {
            run.Findings.Block("the clock does not answer", ClockTurnaround, ClockStreaming, ClockRate, ClockPackets, ClockKept, ClockOverLinks);
            return;
        }

        run.Findings.Judge(ClockTurnaround, turnaround <= LongestTurnaroundS, FormattableString.Invariant($"{turnaround * 1000:0.0} ms"));
        run.ClockReadings.Add(reading.Value);
    }

    /// <summary>Reads the clock while a stream runs.</summary>
    public static async Task<ClockReading?> DuringAsync(CertificationRun run, string at, CancellationToken cancellationToken)
    {
        if (run.ClockReadings.Count == 0)
        {
            return null;
        }

        ClockReading? reading = await ReadAsync(run, cancellationToken);
        run.Findings.Judge(ClockStreaming, reading is not null, reading is null ? "no right answer" : "answered", at);
        if (reading is { } read)
        {
            run.ClockReadings.Add(read);
        }

        return reading;
    }

    /// <summary>Judges whether packets are stamped by the clock that answered while they came.</summary>
    public static void JudgePackets(CertificationRun run, StreamFigures figures, ClockReading? reading, string at)
    {
        if (figures.Good.Count == 0 || run.ClockReadings.Count == 0)
        {
            return;
        }

        ClockReading clock = reading ?? run.ClockReadings[^1];
        double[] delays = [.. figures.Good.Select(p => DelayS(p, clock)).Order()];
        double earliest = -clock.UncertaintyS - (run.Options.ClockTolerance * run.Options.StreamTime.TotalSeconds) - (2.0 / GattProfile.TicksPerSecond);
        run.Findings.Judge(ClockPackets, delays[delays.Length / 2] >= earliest && delays[0] <= LongestDelayS, FormattableString.Invariant(
            $"{delays[0] * 1000:0.0} to {delays[^1] * 1000:0.0} ms after the last sample"), at);
    }

    /// <summary>Judges all readings of one link together.</summary>
    public static async Task JudgeAllAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        if (run.ClockReadings.Count > 0 && await ReadAsync(run, cancellationToken) is { } reading)
        {
            run.ClockReadings.Add(reading);
        }

        if (run.ClockReadings is not [var first, .., var last])
        {
            return;
        }

        double elapsed = last.HostS - first.HostS;
        double off = (last.DeviceSecondsSince(first) / elapsed) - 1;
        double open = (first.UncertaintyS + last.UncertaintyS) / elapsed;
        run.Findings.Judge(ClockRate, Math.Abs(off) <= run.Options.ClockTolerance + open, FormattableString.Invariant(
            $"{off * 1e6:0} ppm in {elapsed:0} s, within {open * 1e6:0} ppm"));
        double jump = run.ClockReadings.Zip(run.ClockReadings.Skip(1), JumpBetween).Max();
        run.Findings.Judge(ClockKept, jump <= JumpS, FormattableString.Invariant($"at most {jump * 1000:0.0} ms from where it should be"));
    }

    /// <summary>How far the clock stands from where a reading before puts it, beyond what both leave open and a clock may drift, s.</summary>
    public static double JumpBetween(ClockReading before, ClockReading after)
    {
        double elapsed = after.HostS - before.HostS;
        double open = before.UncertaintyS + after.UncertaintyS + (0.01 * Math.Abs(elapsed));
        return Math.Max(0, Math.Abs(after.DeviceSecondsSince(before) - elapsed) - open);
    }

    /// <summary>Reads the clock; null when that does not work.</summary>
    public static async Task<ClockReading?> ReadAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await run.Clock.ReadAsync(cancellationToken);
        }
        catch (BluetoothFaultException fault) when (fault.Kind is BluetoothFaultKind.Refused or BluetoothFaultKind.NotFound)
        {
            run.Clock.Faults.Add(fault.Fault.What);
            return null;
        }
    }

    private static double DelayS(ReadPacket packet, ClockReading clock)
    {
        double lastSample = (packet.Header.SampleCount - 1) * (double)packet.Header.PeriodUnits / GattProfile.PeriodUnitsPerSecond;
        double beforeClock = unchecked((int)(clock.Ticks - packet.Header.Ticks)) / (double)GattProfile.TicksPerSecond;
        return packet.ArrivalS - (clock.HostS - beforeClock + lastSample);
    }

    private static string Faults(CertificationRun run) => run.Clock.Faults.Count == 0 ? "" : ", " + string.Join("; ", run.Clock.Faults.Distinct());
}

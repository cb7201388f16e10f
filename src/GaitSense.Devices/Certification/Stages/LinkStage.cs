using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>What is left of a stream when its notifications or its link go.</summary>
internal static class LinkStage
{
    public static async Task RunAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        await UnsubscribeAsync(run, cancellationToken);

        ushort? boots = await IdentityStage.BootCountAsync(run, cancellationToken);
        ClockReading? before = run.ClockReadings.Count > 0 ? await ClockStage.ReadAsync(run, cancellationToken) : null;
        SensorConfiguration? set = run.Ledger.Now;
        await using (StreamCapture capture = await StreamCapture.BeginAsync(run, cancellationToken))
        {
            await run.Control.AskAsync(ControlRequest.Start, cancellationToken);
            await run.WaitAsync(run.Options.SilenceTime, "streaming before the link is cut", cancellationToken);
            await run.DisconnectAsync();
        }

        await run.WaitAsync(run.Options.LinkPause, "waiting without a link", cancellationToken);
        await run.ConnectAsync(cancellationToken);
        await run.Control.OpenAsync(run.Link, cancellationToken);
        ControlExchange read = await run.Control.AskAsync(ControlRequest.ReadConfiguration, cancellationToken);
        JudgeSettings(run, read, set);
        await RestartAsync(run, read, cancellationToken);
        await JudgeClockAsync(run, boots, before, cancellationToken);
    }

    private static async Task UnsubscribeAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        ControlExchange start;
        await using (StreamCapture capture = await StreamCapture.BeginAsync(run, cancellationToken))
        {
            start = await run.Control.AskAsync(ControlRequest.Start, cancellationToken);
            await run.WaitAsync(run.Options.SilenceTime, "streaming before notifications are disabled", cancellationToken);
        }

        // Disabling may reach the sensor a moment after the system says that it is done.
        await run.WaitAsync(run.Options.SilenceTime, "waiting for the stream to end", cancellationToken);
        run.Ledger.Forget();
        ControlExchange read = await run.Control.AskAsync(ControlRequest.ReadConfiguration, cancellationToken);
        bool hasEnded = read is { IsDone: true, Response.Configuration.IsStreaming: false };
        run.Findings.Judge(Unsubscribe, start.IsDone && hasEnded, !start.IsDone ? $"it did not start: {start}" : hasEnded ? "it stopped" : $"it streams on: {read}");
        await run.Control.AskAsync(ControlRequest.Stop, cancellationToken);
    }

    private static void JudgeSettings(CertificationRun run, ControlExchange read, SensorConfiguration? set)
    {
        if (read.Response is not { Configuration: var now } || set is not { } before)
        {
            run.Findings.Block($"the configuration cannot be read: {read}", SettingsKept);
            return;
        }

        // The link is a new one, with an MTU of its own.
        bool isKept = before with { IsStreaming = now.IsStreaming, AttMtu = now.AttMtu, SamplesPerPacket = now.SamplesPerPacket } == now;
        run.Findings.Judge(SettingsKept, isKept, FormattableString.Invariant(
            $"{now.Site}, {now.RateHz:0.0} Hz, {now.AccelerationRange}, {now.AngularRateRange}, {now.Content}"));
    }

    private static async Task RestartAsync(CertificationRun run, ControlExchange read, CancellationToken cancellationToken)
    {
        bool isStopped = read is { IsDone: true, Response.Configuration.IsStreaming: false };
        int unasked;
        await using (StreamCapture silence = await StreamCapture.BeginAsync(run, cancellationToken))
        {
            await run.WaitAsync(run.Options.SilenceTime, "listening after the new link", cancellationToken);
            unasked = silence.Count;
        }

        (IReadOnlyList<CapturedPacket> packets, ControlExchange start, _) =
            await StreamStage.StreamAsync(run, run.Options.SettingTime, "streaming over the new link", cancellationToken);
        IReadOnlyList<ReadPacket> good = new StreamFigures(packets).Good;
        bool isFresh = start.IsDone && good.Count > 0 && good[0].Header.Sequence == 0;
        run.Findings.Judge(Reconnect, isStopped && unasked == 0 && isFresh, FormattableString.Invariant(
            $"{(isStopped ? "stopped" : "streaming")}, {unasked} packets unasked, then {good.Count} from sequence {(good.Count > 0 ? good[0].Header.Sequence : -1)}"));
    }

    private static async Task JudgeClockAsync(CertificationRun run, ushort? boots, ClockReading? before, CancellationToken cancellationToken)
    {
        if (before is not { } reading || await ClockStage.ReadAsync(run, cancellationToken) is not { } after)
        {
            run.Findings.Block("the clock does not answer", ClockOverLinks);
            return;
        }

        double jump = ClockStage.JumpBetween(reading, after);
        ushort? now = await IdentityStage.BootCountAsync(run, cancellationToken);
        run.Findings.Judge(ClockOverLinks, jump <= 0.05 && now == boots, FormattableString.Invariant(
            $"{jump * 1000:0.0} ms from where it should be, boot {boots} then {now}"));
    }
}

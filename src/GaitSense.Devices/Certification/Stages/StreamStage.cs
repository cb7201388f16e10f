using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>Streams at every rate, and with every full scale and content.</summary>
internal static class StreamStage
{
    /// <summary>Packets on their way when the sensor was stopped.</summary>
    private const double InFlightS = 0.5;

    private const ushort WantedRate = 1000;

    public static async Task RunAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        SensorIdentity identity = run.Identity ?? default;
        AccelerationRange acceleration = Enum.GetValues<AccelerationRange>().Where(identity.Offers).OrderByDescending(r => r >= AccelerationRange.G16).ThenBy(r => Math.Abs((int)r - (int)AccelerationRange.G16)).FirstOrDefault(AccelerationRange.G16);
        AngularRateRange angularRate = Enum.GetValues<AngularRateRange>().Where(identity.Offers).OrderByDescending(r => r >= AngularRateRange.Dps2000).ThenBy(r => Math.Abs((int)r - (int)AngularRateRange.Dps2000)).FirstOrDefault(AngularRateRange.Dps2000);
        await run.Control.AskAsync(ControlRequest.SetContent(PacketContent.None), cancellationToken);
        await run.Control.AskAsync(ControlRequest.SetRanges(acceleration, angularRate), cancellationToken);
        if (run.Rates.Count == 0)
        {
            run.Findings.Block("no rate could be set", StreamJudge.All);
        }

        bool isFirst = true;
        foreach (ushort rate in run.Rates)
        {
            await AtRateAsync(run, rate, isFirst, cancellationToken);
            isFirst = false;
        }

        ushort usual = run.Rates.FirstOrDefault(r => r >= WantedRate, run.Rates.LastOrDefault(WantedRate));
        await run.Control.AskAsync(new ControlRequest(ControlOpcode.SetRate, usual), cancellationToken);
        await RangesAsync(run, identity, acceleration, angularRate, cancellationToken);
        await ContentsAsync(run, identity, cancellationToken);
    }

    /// <summary>One stream from start to stop.</summary>
    /// <param name="run">The run.</param>
    /// <param name="length">How long it streams.</param>
    /// <param name="what">For a person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="meanwhile">Done after that, while it still streams.</param>
    /// <returns>What came, and the answers to start and stop.</returns>
    public static async Task<(IReadOnlyList<CapturedPacket> Packets, ControlExchange Start, int AfterStop)> StreamAsync(
        CertificationRun run, TimeSpan length, string what, CancellationToken cancellationToken, Func<Task>? meanwhile = null)
    {
        await using StreamCapture capture = await StreamCapture.BeginAsync(run, cancellationToken);
        ControlExchange start = await run.Control.AskAsync(ControlRequest.Start, cancellationToken);
        if (start.IsDone)
        {
            await run.WaitAsync(length, what, cancellationToken);
        }

        if (meanwhile is not null)
        {
            await meanwhile();
        }

        await run.Control.AskAsync(ControlRequest.Stop, cancellationToken);
        double stoppedS = run.SecondsNow + InFlightS;
        if (meanwhile is not null)
        {
            await run.WaitAsync(run.Options.SilenceTime, "listening after the stop", cancellationToken);
        }

        return (capture.Packets(stoppedS), start, capture.Packets().Count(p => p.ArrivalS > stoppedS));
    }

    private static async Task AtRateAsync(CertificationRun run, ushort rate, bool isFirst, CancellationToken cancellationToken)
    {
        string at = FormattableString.Invariant($"{rate / 10.0:0.#} Hz");
        await run.Control.AskAsync(new ControlRequest(ControlOpcode.SetRate, rate), cancellationToken);
        if (isFirst)
        {
            await SilenceAsync(run, cancellationToken);
            await ClockStage.BeforeAsync(run, cancellationToken);
        }

        ClockReading? reading = null;
        (IReadOnlyList<CapturedPacket> packets, ControlExchange start, int afterStop) = await StreamAsync(
            run,
            run.Options.StreamTime,
            $"streaming at {at}",
            cancellationToken,
            async () => reading = await ClockStage.DuringAsync(run, at, cancellationToken));
        run.Findings.Judge(Stop, afterStop == 0, FormattableString.Invariant($"{afterStop} packets came later than {InFlightS} s after it"), at);
        StreamFigures figures = new(packets);
        StreamJudge.Judge(run, figures, start, at);
        ClockStage.JudgePackets(run, figures, reading, at);
        if (isFirst)
        {
            RestJudge.Judge(run, figures, at, looksAtGyro: true);
        }
    }

    private static async Task SilenceAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        await using StreamCapture capture = await StreamCapture.BeginAsync(run, cancellationToken);
        await run.WaitAsync(run.Options.SilenceTime, "listening before the first start", cancellationToken);
        run.Findings.Judge(Silent, capture.Count == 0, FormattableString.Invariant($"{capture.Count} packets"));
    }

    private static async Task RangesAsync(
        CertificationRun run, SensorIdentity identity, AccelerationRange usualAcceleration, AngularRateRange usualRate, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        int tried = 0;
        var pairs = Enum.GetValues<AccelerationRange>().Where(identity.Offers).Select(a => (Acceleration: a, AngularRate: usualRate, IsOfGyro: false))
            .Concat(Enum.GetValues<AngularRateRange>().Where(identity.Offers).Select(g => (Acceleration: usualAcceleration, AngularRate: g, IsOfGyro: true)));
        foreach ((AccelerationRange acceleration, AngularRateRange angularRate, bool isOfGyro) in pairs)
        {
            tried++;
            ControlExchange set = await run.Control.AskAsync(ControlRequest.SetRanges(acceleration, angularRate), cancellationToken);
            bool isSet = set is { IsDone: true, Response.Configuration: var now } && now.AccelerationRange == acceleration && now.AngularRateRange == angularRate;
            if (!isSet)
            {
                wrong.Add(set.ToString());
                continue;
            }

            string at = isOfGyro
                ? FormattableString.Invariant($"{ImuScale.FullScaleDps(angularRate)} degrees/s")
                : FormattableString.Invariant($"{ImuScale.FullScaleG(acceleration)} g");
            (IReadOnlyList<CapturedPacket> packets, ControlExchange start, _) = await StreamAsync(run, run.Options.SettingTime, $"streaming at {at}", cancellationToken);
            StreamFigures figures = new(packets);
            StreamJudge.JudgeSettings(run, figures, start, at);
            RestJudge.Judge(run, figures, at, looksAtGyro: isOfGyro);
        }

        run.Findings.Judge(Ranges, wrong.Count == 0 && tried > 0, wrong.Count > 0 ? string.Join("; ", wrong) : FormattableString.Invariant($"{tried} set"));
        await run.Control.AskAsync(ControlRequest.SetRanges(usualAcceleration, usualRate), cancellationToken);
    }

    private static async Task ContentsAsync(CertificationRun run, SensorIdentity identity, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        PacketContent[] offered = [.. new[] { PacketContent.Magnetometer, PacketContent.Quaternion, PacketContent.Magnetometer | PacketContent.Quaternion }
            .Where(c => (identity.Content & c) == c)];
        foreach (PacketContent content in offered)
        {
            ControlExchange set = await run.Control.AskAsync(ControlRequest.SetContent(content), cancellationToken);
            if (set is not { IsDone: true, Response.Configuration.Content: var now } || now != content)
            {
                wrong.Add(set.ToString());
                run.Findings.Block("its content could not be set", Field, Orientation);
                continue;
            }

            string at = content.ToString();
            (IReadOnlyList<CapturedPacket> packets, ControlExchange start, _) = await StreamAsync(run, run.Options.SettingTime, $"streaming with {at}", cancellationToken);
            StreamFigures figures = new(packets);
            StreamJudge.JudgeSettings(run, figures, start, at);
            RestJudge.JudgeContent(run, figures, content, at);
        }

        run.Findings.Judge(Content, wrong.Count == 0, wrong.Count > 0 ? string.Join("; ", wrong) : offered.Length == 0 ? "acceleration and angular rate alone" : string.Join(", ", offered));
        RestJudge.SkipContent(run, identity.Content);
        await run.Control.AskAsync(ControlRequest.SetContent(PacketContent.None), cancellationToken);
    }
}

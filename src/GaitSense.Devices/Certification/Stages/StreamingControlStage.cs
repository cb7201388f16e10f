using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>Requests to a sensor that streams.</summary>
internal static class StreamingControlStage
{
    public static async Task RunAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        await using StreamCapture capture = await StreamCapture.BeginAsync(run, cancellationToken);
        ControlExchange start = await run.Control.AskAsync(ControlRequest.Start, cancellationToken);
        if (start.Response is not { IsDone: true, Configuration: var now })
        {
            run.Findings.Block($"it does not stream: {start}", SettingsWhileStreaming, RefusalOrder, StopAgain);
            return;
        }

        run.Tell("asking while it streams");
        ControlRequest[] requests =
        [
            ControlRequest.Start,
            ControlRequest.SetRate(now.RateHz),
            ControlRequest.SetRanges(now.AccelerationRange, now.AngularRateRange),
            ControlRequest.SetContent(now.Content),
            ControlRequest.AssignSite(now.Site),
        ];
        List<ControlExchange> taken = [];
        foreach (ControlRequest request in requests)
        {
            ControlExchange exchange = await run.Control.AskAsync(request, cancellationToken);
            if (!exchange.IsRefusedWith(ControlStatus.WrongState))
            {
                taken.Add(exchange);
            }
        }

        ControlExchange shortRate = await run.Control.AskAsync([(byte)ControlOpcode.SetRate, 0], cancellationToken);
        run.Findings.Judge(RefusalOrder, shortRate.IsRefusedWith(ControlStatus.InvalidParameter), shortRate.ToString());
        ControlExchange[] shown = [await run.Control.AskAsync(ControlRequest.Identify(1), cancellationToken), await run.Control.AskAsync(ControlRequest.Identify(0), cancellationToken)];
        int before = capture.Count;
        await run.WaitAsync(run.Options.SilenceTime, "listening while it streams", cancellationToken);
        bool goesOn = capture.Count > before;
        run.Findings.Judge(SettingsWhileStreaming, taken.Count == 0 && goesOn, taken.Count > 0 ? string.Join("; ", taken) : goesOn ? "refused, and the stream went on" : "the stream ended");

        ControlExchange[] stops = [await run.Control.AskAsync(ControlRequest.Stop, cancellationToken), await run.Control.AskAsync(ControlRequest.Stop, cancellationToken)];
        run.Findings.Judge(StopAgain, stops.All(s => s.IsDone), string.Join("; ", stops.AsEnumerable()));
        ControlExchange still = await run.Control.AskAsync(ControlRequest.Identify(0), cancellationToken);
        run.Findings.Judge(Identify, shown.All(s => s.IsDone) && still.IsDone, string.Join("; ", shown.Append(still)));
    }
}

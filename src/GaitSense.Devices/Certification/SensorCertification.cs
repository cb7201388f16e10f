using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Certification.Stages;
using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>Checks a live sensor against the GaitSense profile, as firmware-protocol/README.md states it.</summary>
/// <remarks><b>Needs</b> a sensor that nobody else is linked to and that lies still. <b>Gives</b> every check of
/// <see cref="CertificationChecks.All"/> with what was measured. <b>How</b> (1) listens for its advertising; (2) links and looks at its
/// characteristics and what it says of itself; (3) sends right and wrong requests; (4) streams at every rate, full scale and content;
/// (5) sends requests while it streams; (6) disables notifications, cuts the link and comes back; (7) sets it back as it was.
/// <b>Breaks when</b> the system changes what it shows: a bus hides descriptors, pairing and the moment of a write. The answer to
/// two requests at once (0xFE), a full power cycle and 36 h of ticks are not checked.</remarks>
/// <param name="transport">The radio; the caller disposes of it.</param>
/// <param name="options">How long and how strictly.</param>
/// <param name="time">The transport's clock.</param>
public sealed class SensorCertification(IBluetoothTransport transport, CertificationOptions options, TimeProvider time)
{
    /// <summary>Runs every check.</summary>
    /// <param name="id">Address of the sensor.</param>
    /// <param name="progress">Told what is being done; called while it is done.</param>
    /// <param name="cancellationToken">Gives up; the sensor is stopped and unlinked.</param>
    /// <exception cref="BluetoothFaultException">There is no radio, or the sensor cannot be linked to at all.</exception>
    public async Task<CertificationReport> RunAsync(string id, IProgress<CertificationStep>? progress, CancellationToken cancellationToken)
    {
        DateTimeOffset begun = time.GetUtcNow();
        CertificationRun run = new(transport, id, options, time, progress);
        DeviceTexts texts = DeviceTexts.None;
        string name = "";
        try
        {
            // 1.
            await ServiceStage.ListenAsync(run, cancellationToken);

            // 2.
            await run.ConnectAsync(cancellationToken);
            name = run.Link.Name;
            await GuardAsync(run, async () => texts = await ServiceStage.RunAsync(run, cancellationToken), cancellationToken);
            await GuardAsync(run, () => IdentityStage.RunAsync(run, cancellationToken), cancellationToken);

            // 3. to 6.
            await GuardAsync(run, () => ControlStage.RunAsync(run, cancellationToken), cancellationToken);
            SensorConfiguration? found = run.Ledger.Now;
            await GuardAsync(run, () => SettingsStage.RunAsync(run, cancellationToken), cancellationToken);
            await GuardAsync(run, () => StreamStage.RunAsync(run, cancellationToken), cancellationToken);
            await GuardAsync(run, () => StreamingControlStage.RunAsync(run, cancellationToken), cancellationToken);
            await GuardAsync(run, () => ClockStage.JudgeAllAsync(run, cancellationToken), cancellationToken);
            await GuardAsync(run, () => LinkStage.RunAsync(run, cancellationToken), cancellationToken);

            // 7.
            await GuardAsync(run, () => RestoreAsync(run, found, cancellationToken), cancellationToken);
            run.Ledger.Judge(run.Findings);
        }
        finally
        {
            await run.DisconnectAsync();
        }

        return new CertificationReport(
            id, name, texts.Manufacturer, texts.Model, texts.Serial, texts.Firmware, begun, time.GetUtcNow() - begun, run.Findings.Results());
    }

    /// <summary>A stage that cannot go on fails its own checks only; the next begins with a link of its own.</summary>
    private static async Task GuardAsync(CertificationRun run, Func<Task> stage, CancellationToken cancellationToken)
    {
        try
        {
            if (!run.IsLinked)
            {
                await run.DisconnectAsync();
                await run.ConnectAsync(cancellationToken);
                await run.Control.OpenAsync(run.Link, cancellationToken);
            }

            await stage();
        }
        catch (BluetoothFaultException fault)
        {
            run.Findings.Block(fault.Fault.ToString(), [.. CertificationChecks.All]);
        }
    }

    private static async Task RestoreAsync(CertificationRun run, SensorConfiguration? found, CancellationToken cancellationToken)
    {
        if (found is not { } before)
        {
            return;
        }

        run.Tell("setting it back");
        await run.Control.AskAsync(ControlRequest.SetRate(before.RateHz), cancellationToken);
        await run.Control.AskAsync(ControlRequest.SetRanges(before.AccelerationRange, before.AngularRateRange), cancellationToken);
        await run.Control.AskAsync(ControlRequest.SetContent(before.Content), cancellationToken);
    }
}

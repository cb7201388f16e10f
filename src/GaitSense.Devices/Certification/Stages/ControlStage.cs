using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>Requests to a sensor that does not stream: right ones and wrong ones.</summary>
internal static class ControlStage
{
    private const int SmallestMtu = 185;
    private const int WantedMtu = 247;
    private const byte UnknownSite = 200;
    private const byte ReservedContent = 0x04;

    public static async Task RunAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        run.Tell("asking the control point");
        await SubscriptionFirstAsync(run, cancellationToken);
        await run.Control.OpenAsync(run.Link, cancellationToken);

        // A stream that still runs would make settings fail.
        await run.Control.AskAsync(ControlRequest.Stop, cancellationToken);
        ControlExchange read = await run.Control.AskAsync(ControlRequest.ReadConfiguration, cancellationToken);
        run.Findings.Judge(Read, read.IsDone, read.ToString());
        JudgeMtu(run, read);
        await RefusedAsync(run, UnknownOpcode, ControlStatus.NotSupported, [[0x00], [0x09], [0xFF]], cancellationToken);
        await RefusedAsync(run, WrongLength, ControlStatus.InvalidParameter, [[1, 0], [2, 0], [3, 0], [4, 100], [5], [6, 0, 0], [7], [8]], cancellationToken);
        await RefusedAsync(run, ReservedBits, ControlStatus.InvalidParameter, [[(byte)ControlOpcode.SetContent, ReservedContent], [(byte)ControlOpcode.SetContent, 0x80]], cancellationToken);
        await RefusedAsync(run, NotOffered, ControlStatus.InvalidParameter, Unoffered(run.Identity), cancellationToken);
        await RefusedAsync(run, StartUnsubscribed, ControlStatus.WrongState, [[(byte)ControlOpcode.Start]], cancellationToken);

        // What was taken against the rules may have begun a stream.
        await run.Control.AskAsync(ControlRequest.Stop, cancellationToken);
        await SiteAsync(run, cancellationToken);
    }

    private static async Task SubscriptionFirstAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        byte[] request = [(byte)ControlOpcode.ReadConfiguration];
        try
        {
            await run.Link.WriteAsync(GattProfile.Service, GattProfile.ControlPoint, request, WriteKind.WithResponse, cancellationToken);
            run.Findings.Judge(SubscriptionFirst, false, "the write was taken");
        }
        catch (BluetoothFaultException rejected) when (rejected.Kind == BluetoothFaultKind.Refused)
        {
            run.Findings.Judge(SubscriptionFirst, true, rejected.Fault.What);
        }
    }

    private static void JudgeMtu(CertificationRun run, ControlExchange read)
    {
        if (read.Response is not { Configuration.AttMtu: var mtu })
        {
            run.Findings.Block("the configuration cannot be read", Mtu, WideMtu);
            return;
        }

        bool agrees = run.Link.Mtu is not { } told || told == mtu;
        run.Findings.Judge(Mtu, mtu >= SmallestMtu && agrees, FormattableString.Invariant($"{mtu}, the link says {run.Link.Mtu?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"}"));
        run.Findings.Judge(WideMtu, mtu >= WantedMtu, FormattableString.Invariant($"{mtu}"));
    }

    private static byte[][] Unoffered(SensorIdentity? identity)
    {
        List<byte[]> requests = [[(byte)ControlOpcode.SetRanges, 0x0F], [(byte)ControlOpcode.SetRanges, 0xF0], [(byte)ControlOpcode.AssignSite, UnknownSite]];
        if (identity is not { } able)
        {
            return [.. requests];
        }

        requests.AddRange(Enum.GetValues<AccelerationRange>().Where(r => !able.Offers(r)).Select(r => new[] { (byte)ControlOpcode.SetRanges, (byte)((int)r | ((int)AngularRateRange.Dps2000 << 4)) }));
        requests.AddRange(Enum.GetValues<AngularRateRange>().Where(r => !able.Offers(r)).Select(r => new[] { (byte)ControlOpcode.SetRanges, (byte)((int)AccelerationRange.G16 | ((int)r << 4)) }));
        requests.AddRange(new[] { PacketContent.Magnetometer, PacketContent.Quaternion }.Where(c => (able.Content & c) == 0).Select(c => new[] { (byte)ControlOpcode.SetContent, (byte)c }));
        int above = (int)Math.Round(able.MaxRateHz * GattProfile.RateUnitsPerHz) + 1;
        if (above <= ushort.MaxValue)
        {
            requests.Add([(byte)ControlOpcode.SetRate, (byte)above, (byte)(above >> 8)]);
        }

        return [.. requests];
    }

    private static async Task RefusedAsync(
        CertificationRun run, CertificationCheck check, ControlStatus status, byte[][] requests, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        foreach (byte[] request in requests)
        {
            ControlExchange exchange = await run.Control.AskAsync(request, cancellationToken);
            if (!exchange.IsRefusedWith(status))
            {
                wrong.Add(exchange.ToString());
            }
        }

        run.Findings.Judge(check, wrong.Count == 0, wrong.Count == 0
            ? FormattableString.Invariant($"{requests.Length} of {requests.Length} refused")
            : string.Join("; ", wrong));
    }

    private static async Task SiteAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        BodySite before = run.Identity?.Site ?? BodySite.Unassigned;
        BodySite other = before == BodySite.Pelvis ? BodySite.Thorax : BodySite.Pelvis;
        ControlExchange assigned = await run.Control.AskAsync(ControlRequest.AssignSite(other), cancellationToken);
        byte[] identity = await run.Link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, cancellationToken);
        ControlExchange restored = await run.Control.AskAsync(ControlRequest.AssignSite(before), CancellationToken.None);
        bool isTold = assigned is { IsDone: true, Response.Configuration.Site: var told } && told == other;
        bool isKept = identity.Length > 1 && identity[1] == (byte)other;
        run.Findings.Judge(Site, isTold && isKept && restored.IsDone, $"{assigned}, identity says {(isKept ? other : "another")}; set back: {restored}");
    }
}

using System.Buffers.Binary;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>What the sensor says that it can do.</summary>
internal static class IdentityStage
{
    public static async Task RunAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        byte[] value = await run.Link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, cancellationToken);
        DecodeOutcome outcome = SensorIdentity.Decode(value, out SensorIdentity identity);
        bool isKnownSite = value.Length > 1 && value[1] <= (byte)BodySite.Thorax;
        bool isRight = outcome == DecodeOutcome.Ok && isKnownSite && identity.MinRateHz > 0 && identity.MinRateHz <= identity.MaxRateHz;
        run.Findings.Judge(IdentityForm, isRight, outcome == DecodeOutcome.Ok
            ? FormattableString.Invariant($"{identity.Site}, {identity.MinRateHz:0.0} to {identity.MaxRateHz:0.0} Hz, boot {identity.BootCount}")
            : $"{outcome}: {Convert.ToHexString(value)}");
        if (outcome != DecodeOutcome.Ok)
        {
            const string Why = "the identity cannot be read";
            run.Findings.Block(Why, IdentityRanges, IdentityRate, Ranges, Content, Rates);
            return;
        }

        run.Identity = identity;
        bool hasAcceleration = Enum.GetValues<AccelerationRange>().Any(r => r >= AccelerationRange.G16 && identity.Offers(r));
        bool hasRate = Enum.GetValues<AngularRateRange>().Any(r => r >= AngularRateRange.Dps2000 && identity.Offers(r));
        run.Findings.Judge(IdentityRanges, hasAcceleration && hasRate, FormattableString.Invariant(
            $"acceleration {identity.AccelerationRanges:b5}, angular rate {identity.AngularRateRanges:b6}"));
    }

    /// <summary>The boot count; null when the identity cannot be read.</summary>
    public static async Task<ushort?> BootCountAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        byte[] value = await run.Link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, cancellationToken);
        return value.Length >= SensorIdentity.Length ? BinaryPrimitives.ReadUInt16LittleEndian(value.AsSpan(9)) : null;
    }
}

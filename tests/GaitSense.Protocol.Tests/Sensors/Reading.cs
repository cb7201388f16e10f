using GaitSense.Core.Geometry;
using GaitSense.Core.Time;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>Reads notifications with the decoder of a built-in profile.</summary>
internal sealed class Reading
{
    private const double G = ImuScale.StandardGravityMps2;

    public Reading(string profile, double? rateHz = null)
        : this(SensorProfiles.BuiltIn.Find(profile)!, rateHz)
    {
    }

    public Reading(SensorProfile profile, double? rateHz = null)
    {
        Profile = profile;
        Decoder = SensorDecoders.Create(profile, rateHz ?? profile.Modes[0].RateHz)!;
    }

    public SensorProfile Profile { get; }

    public ISensorDecoder Decoder { get; }

    public SampleBatch Batch { get; } = new();

    public HostTime Arrival { get; set; }

    /// <summary>Accelerations of the last notification, g.</summary>
    public Vec3[] AccelerationsG => [.. Batch.Samples.ToArray().Select(s => s.AccelerationMps2 / G)];

    /// <summary>Angular rates of the last notification, degrees per second.</summary>
    public Vec3[] RatesDps => [.. Batch.Samples.ToArray().Select(s => s.AngularRateRadPerS * (180 / Math.PI))];

    public DecodeOutcome Read(string hex, int stream = 0) => Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), stream);

    public DecodeOutcome Read(byte[] bytes, int stream = 0) => Decoder.Read(stream, bytes, Arrival, Batch);

    public static byte[] Bytes(params object[] parts)
    {
        List<byte> bytes = [];
        foreach (object part in parts)
        {
            bytes.AddRange(part switch
            {
                byte b => [b],
                short s => BitConverter.GetBytes(s),
                uint u => BitConverter.GetBytes(u),
                ulong u => BitConverter.GetBytes(u),
                double d => BitConverter.GetBytes((float)d),
                byte[] b => b,
                _ => throw new ArgumentException($"{part.GetType()} has no bytes here"),
            });
        }

        return [.. bytes];
    }

    public static void Near(double x, double y, double z, Vec3 actual, double tolerance = 0.001)
    {
        Assert.Equal(x, actual.X, tolerance);
        Assert.Equal(y, actual.Y, tolerance);
        Assert.Equal(z, actual.Z, tolerance);
    }
}

using GaitSense.Protocol.Sensors;

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>Vectors of the tests of MetaWear-SDK-Cpp f67699e, at the full scales that they were recorded with.</summary>
public sealed class MetaMotionDecoderTests
{
    private const string Still = "13 05 00 00 00 00 00 00";

    [Fact]
    public void One_acceleration_at_4_g()
    {
        Reading reading = With(4, 2000);
        reading.Read(Still);
        Assert.Equal(DecodeOutcome.Ok, reading.Read("03 04 16 C4 94 A2 2A D0"));
        Reading.Near(-1.872, -2.919, -1.495, reading.AccelerationsG[0]);
    }

    [Fact]
    public void Three_accelerations_at_8_g()
    {
        Reading reading = With(8, 2000);
        Assert.Equal(DecodeOutcome.Ok, reading.Read("03 05 62 B7 53 0D E9 FD 16 D0 4D 0E 57 02 8A FF A1 05 0A 01"));
        Assert.Equal(0, reading.Batch.Count);
        reading.Read("13 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00");
        Assert.Equal(3, reading.Batch.Count);
        Reading.Near(-4.539, 0.833, -0.131, reading.AccelerationsG[0]);
        Reading.Near(-2.995, 0.894, 0.146, reading.AccelerationsG[1]);
        Reading.Near(-0.029, 0.352, 0.065, reading.AccelerationsG[2]);
    }

    [Fact]
    public void One_angular_rate_at_500_degrees_per_second()
    {
        Reading reading = With(16, 500);
        reading.Read("03 04 00 00 00 00 00 08");
        Assert.Equal(DecodeOutcome.Ok, reading.Read("13 05 3E 43 FF 7F 00 80"));
        Reading.Near(262.409, 499.497, -499.512, reading.RatesDps[0]);
    }

    [Fact]
    public void The_quaternion_of_the_fusion()
    {
        Reading reading = new("metamotion-fusion");
        Assert.Equal(DecodeOutcome.Ok, reading.Read("19 07 1B9B703F 8C5E4DBD 077F1DBE 78029ABE"));
        Assert.Equal(0.940, reading.Batch.Samples[0].Orientation.W, 0.001);
        Assert.Equal(-0.050, reading.Batch.Samples[0].Orientation.X, 0.001);
        Assert.Equal(-0.154, reading.Batch.Samples[0].Orientation.Y, 0.001);
        Assert.Equal(-0.301, reading.Batch.Samples[0].Orientation.Z, 0.001);
    }

    [Fact]
    public void Corrected_values_of_the_fusion_are_mg_and_degrees_per_second()
    {
        Reading reading = new("metamotion-fusion");
        reading.Read([0x19, 0x06, .. Reading.Bytes(20.0, -10.0, 40.0, (byte)3)]);
        reading.Read([0x19, 0x04, .. Reading.Bytes(250.0, 0.0, -1000.0, (byte)3)]);
        Assert.Equal(DecodeOutcome.Ok, reading.Read([0x19, 0x05, .. Reading.Bytes(1.0, 2.0, 3.0, (byte)3)]));
        Reading.Near(0.25, 0, -1, reading.AccelerationsG[0], 1e-6);
        Reading.Near(1, 2, 3, reading.RatesDps[0], 1e-6);
        Reading.Near(20, -10, 40, reading.Batch.Samples[0].MagneticFieldUt, 1e-6);
    }

    [Fact]
    public void The_first_is_paired_with_the_first_and_keeps_its_arrival()
    {
        Reading reading = With(16, 2000);
        reading.Arrival = new(1000);
        reading.Read("03 04 00 08 00 00 00 00");
        reading.Arrival = new(2000);
        reading.Read("03 04 00 10 00 00 00 00");
        reading.Arrival = new(3000);
        reading.Read(Still);
        Reading.Near(1, 0, 0, reading.AccelerationsG[0]);
        Assert.Equal(1000, reading.Batch.Arrival.Nanoseconds);
        reading.Read(Still);
        Reading.Near(2, 0, 0, reading.AccelerationsG[0]);
    }

    [Fact]
    public void What_runs_ahead_too_far_is_dropped_from_its_oldest_end()
    {
        Reading reading = With(16, 2000);
        for (int i = 1; i <= 12; i++)
        {
            reading.Read($"03 04 00 {i:X2} 00 00 00 00");
        }

        reading.Read(Still);
        Reading.Near(4.0 * 256 / 2048, 0, 0, reading.AccelerationsG[0]);
    }

    [Fact]
    public void Other_modules_are_passed_over_and_damage_is_refused()
    {
        Reading reading = With(16, 2000);
        Assert.Equal(DecodeOutcome.Ok, reading.Read("11 05 00"));
        Assert.Equal(DecodeOutcome.Truncated, reading.Read("03 04 00"));
        Assert.Equal(DecodeOutcome.Malformed, reading.Read("03 04 00 00 00 00 00 00 00"));
        Assert.Equal(DecodeOutcome.Malformed, reading.Read("00 04 00 00 00 00 00 00"));
    }

    private static Reading With(double g, double dps)
    {
        SensorProfile profile = SensorProfiles.BuiltIn.Find("metamotion")!;
        return new Reading(profile with { Capability = profile.Capability with { AccelerationFullScaleG = g, AngularRateFullScaleDps = dps } });
    }
}

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>Frames as the maker's repository at 9efaab0 describes them.</summary>
public sealed class WitMotionDecoderTests
{
    // 1 g along z (2048), 500 degrees per second about x (8192), 90 degrees of roll (16384).
    private const string Frame = "55 61 0000 0000 0008 0020 0000 0000 0040 0000 0000";

    [Fact]
    public void A_frame_is_acceleration_rate_and_angles()
    {
        Reading reading = new("witmotion");
        Assert.Equal(DecodeOutcome.Ok, reading.Read(Frame));
        Reading.Near(0, 0, 1, reading.AccelerationsG[0]);
        Reading.Near(500, 0, 0, reading.RatesDps[0]);
        Assert.Equal(Math.PI / 2, reading.Batch.Samples[0].EulerRad.X, 1e-9);
    }

    [Fact]
    public void Frames_may_be_cut_anywhere()
    {
        byte[] stream = [.. Enumerable.Repeat(Convert.FromHexString(Frame.Replace(" ", "", StringComparison.Ordinal)), 6).SelectMany(f => f)];
        for (int cut = 1; cut < 20; cut++)
        {
            Reading reading = new("witmotion");
            int samples = 0;
            foreach (byte[] part in stream.Chunk(cut))
            {
                Assert.Equal(DecodeOutcome.Ok, reading.Read(part));
                samples += reading.Batch.Count;
            }

            Assert.Equal(6, samples);
        }
    }

    [Fact]
    public void Noise_before_a_frame_is_skipped()
    {
        Reading reading = new("witmotion");
        Assert.Equal(DecodeOutcome.Ok, reading.Read("12 34 55 55 61 0000 0000 0008 0020 0000 0000 0040 0000 0000"));
        Assert.Equal(1, reading.Batch.Count);
        Reading.Near(0, 0, 1, reading.AccelerationsG[0]);
    }

    [Fact]
    public void A_register_that_was_read_brings_the_field()
    {
        Reading reading = new("witmotion");
        reading.Read("55 71 3A 00 B004 0000 50FB 0000 0000 0000 0000 0000");
        Assert.Equal(0, reading.Batch.Count);
        reading.Read(Frame);
        Reading.Near(10, 0, -10, reading.Batch.Samples[0].MagneticFieldUt);
    }

    [Fact]
    public void Noise_alone_is_refused()
    {
        Reading reading = new("witmotion");
        Assert.Equal(DecodeOutcome.Malformed, reading.Read("01 02 03"));
        Assert.Equal(DecodeOutcome.Truncated, reading.Read(""));
    }
}

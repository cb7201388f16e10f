using GaitSense.Revalidation.Attitude;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

// Excerpts of BROAD (Laidig et al., Data 6:72, 2021) with an optical reference, each from 10 s of rest into the movement.
// The figures are in ACCURACY.md of the Signal project, with why the third is larger than the other two.
public class VqfRecordingsTests
{
    private static readonly VqfOptions Centred = VqfOptions.Default with { CentresSamples = true };

    [Theory]
    [InlineData("01_undisturbed_slow_rotation_A", 0.6, 3)]
    [InlineData("15_undisturbed_fast_translation_A", 0.6, 2.3)]
    [InlineData("21_undisturbed_fast_combined", 1.8, 3.5)]
    public void The_attitude_agrees_with_the_cameras(string name, double inclinationDeg, double totalDeg)
    {
        AttitudeRecording recording = Read(name);

        AttitudeEstimates e = AttitudeEstimates.Of(recording, VqfOptions.Default);

        Assert.InRange(AttitudeErrors.Of(recording, e.Online6D, alignsHeading: true).InclinationDeg, 0, inclinationDeg);
        Assert.InRange(AttitudeErrors.Of(recording, e.Online9D, alignsHeading: false).TotalDeg, 0, totalDeg);
        Assert.InRange(AttitudeErrors.Of(recording, e.Offline6D, alignsHeading: true).InclinationDeg, 0, Math.Min(1, inclinationDeg));
    }

    [Theory]
    [InlineData("01_undisturbed_slow_rotation_A", 1)]
    [InlineData("01_undisturbed_slow_rotation_A", 5)]
    [InlineData("15_undisturbed_fast_translation_A", 1)]
    [InlineData("15_undisturbed_fast_translation_A", 5)]
    public void Centred_samples_keep_the_inclination_at_any_rate(string name, int block)
    {
        AttitudeRecording recording = Read(name).Averaged(block);

        AttitudeEstimates e = AttitudeEstimates.Of(recording, Centred);

        Assert.InRange(AttitudeErrors.Of(recording, e.Online6D, alignsHeading: true).InclinationDeg, 0, 0.5);
    }

    [Fact]
    public void The_fast_recording_is_within_a_degree_when_the_cameras_clock_is_allowed_for()
    {
        AttitudeRecording recording = Read("21_undisturbed_fast_combined");

        AttitudeEstimates e = AttitudeEstimates.Of(recording, Centred);

        Assert.InRange(AttitudeErrors.Of(recording, e.Online6D, alignsHeading: true, lag: 1).InclinationDeg, 0, 0.9);
    }

    private static AttitudeRecording Read(string name)
    {
        return AttitudeRecording.Read(Path.Combine(Checkout.Recordings, "broad_orientation", name + ".csv"));
    }
}

using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Streaming;

/// <summary>Takes off the confidence of a step what the kinds of sensors behind it cannot give.</summary>
/// <remarks><b>How</b> a time that may be off by s against other sensors counts by 1 / (1 + (s / 20 ms)^2): the timing of steps is
/// needed to 10 to 20 ms. A sensor that hides losses counts by 0.9 wherever its signal is integrated or followed: one lost
/// sample of a swing changes a stride's length by about a percent, and nothing shows it. Sensors of our own profile and files
/// lose nothing.</remarks>
internal sealed class CapabilityTrust
{
    private const double TimingScaleS = 0.020;
    private const double HiddenLosses = 0.9;

    private readonly Trust[] _bySite = new Trust[(int)BodySite.Thorax + 1];
    private readonly bool _isFull = true;

    public CapabilityTrust(IReadOnlyList<SensorDescriptor> sensors)
    {
        Array.Fill(_bySite, new Trust(1, 1));
        foreach (SensorDescriptor sensor in sensors.Where(s => (uint)s.Site <= (uint)BodySite.Thorax))
        {
            double sd = sensor.Capability.TimingSdS / TimingScaleS;
            Trust trust = new(1 / (1 + (sd * sd)), sensor.Capability.IsLossVisible ? 1 : HiddenLosses);
            _bySite[(int)sensor.Site] = trust;
            _isFull &= trust is { Timing: 1, Signal: 1 };
        }
    }

    public Step Apply(Step step)
    {
        if (_isFull)
        {
            return step;
        }

        bool isLeft = step.Side == Side.Left;
        Trust foot = Of(isLeft ? BodySite.LeftFoot : BodySite.RightFoot);
        Trust other = Of(isLeft ? BodySite.RightFoot : BodySite.LeftFoot);
        Trust wrist = Of(isLeft ? BodySite.LeftWrist : BodySite.RightWrist);
        Trust pelvis = Of(BodySite.Pelvis);
        Trust thorax = Of(BodySite.Thorax);
        StepConfidence c = step.Confidences;
        return step with
        {
            Confidence = step.Confidence * foot.Signal,
            Confidences = new StepConfidence
            {
                Contact = c.Contact * foot.Timing * foot.Signal,
                Length = c.Length * foot.Signal,
                StepLength = c.StepLength * foot.Signal * other.Signal * foot.Timing * other.Timing,
                Pattern = c.Pattern * foot.Signal,
                StrikeAngle = c.StrikeAngle * foot.Signal,
                ToeOut = c.ToeOut * foot.Signal,
                Clearance = c.Clearance * foot.Signal,
                PelvicTilt = c.PelvicTilt * pelvis.Signal,
                Lumbar = c.Lumbar * pelvis.Signal * thorax.Signal * pelvis.Timing * thorax.Timing,
                Arm = c.Arm * wrist.Signal * wrist.Timing * foot.Timing,
                CounterRotation = c.CounterRotation * pelvis.Signal * thorax.Signal * pelvis.Timing * thorax.Timing,
            },
        };
    }

    private Trust Of(BodySite site) => _bySite[(int)site];

    private readonly record struct Trust(double Timing, double Signal);
}

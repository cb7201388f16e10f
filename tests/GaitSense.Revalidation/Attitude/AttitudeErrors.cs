using GaitSense.Core.Geometry;

namespace GaitSense.Revalidation.Attitude;

/// <summary>Root mean square differences from the cameras' attitude while the sensor moves, as BROAD defines them.</summary>
/// <param name="TotalDeg">Angle of the difference, deg.</param>
/// <param name="HeadingDeg">Its part about the vertical, deg.</param>
/// <param name="InclinationDeg">What is left, deg: how well up is known.</param>
internal readonly record struct AttitudeErrors(double TotalDeg, double HeadingDeg, double InclinationDeg)
{
    /// <param name="recording">The recording.</param>
    /// <param name="orientation">The estimate, one per sample.</param>
    /// <param name="alignsHeading">True to turn the estimate once, so that its heading is right as the movement begins.</param>
    /// <param name="lag">Samples by which the estimate is taken later than the reference.</param>
    public static AttitudeErrors Of(AttitudeRecording recording, IReadOnlyList<Quat> orientation, bool alignsHeading, int lag = 0)
    {
        Quat turn = Quat.Identity;
        bool isFirst = alignsHeading;
        (double total, double heading, double inclination, int count) = (0, 0, 0, 0);
        for (int i = lag; i < orientation.Count; i++)
        {
            if (!recording.IsMoving[i] || recording.Reference[i - lag] is not { } reference)
            {
                continue;
            }

            Quat e = turn * orientation[i] * reference.Conjugate;
            if (isFirst)
            {
                turn = new Quat(e.W, 0, 0, -e.Z).Normalized();
                e = turn * e;
                isFirst = false;
            }

            total += Square(2 * Math.Atan2(Math.Sqrt((e.X * e.X) + (e.Y * e.Y) + (e.Z * e.Z)), Math.Abs(e.W)));
            heading += Square(2 * Math.Atan2(Math.Abs(e.Z), Math.Abs(e.W)));
            inclination += Square(2 * Math.Atan2(Math.Sqrt((e.X * e.X) + (e.Y * e.Y)), Math.Sqrt((e.W * e.W) + (e.Z * e.Z))));
            count++;
        }

        return new(Rms(total, count), Rms(heading, count), Rms(inclination, count));
    }

    private static double Square(double x) => x * x;

    private static double Rms(double sum, int count) => Math.Sqrt(sum / count) * Angle.DegPerRad;
}

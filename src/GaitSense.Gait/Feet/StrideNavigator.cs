using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Feet;

/// <summary>What is known of the foot at one end of a movement: direction of up and velocity of the sensor, both in the
/// sensor frame at that instant.</summary>
/// <param name="Up">Unit vector.</param>
/// <param name="VelocityMps">m/s: zero, or that of a sensor on a foot that slowly rolls over its contact.</param>
internal readonly record struct FootRest(Vec3 Up, Vec3 VelocityMps);

/// <summary>What did not close at the end of a segment, before it was taken back.</summary>
/// <param name="TiltRad">Tilt, rad.</param>
/// <param name="VelocityMps">Velocity, m/s.</param>
/// <param name="HeightM">Height, m.</param>
internal readonly record struct NavigationResidual(double TiltRad, Vec3 VelocityMps, double HeightM);

/// <summary>Finds how a foot moved between two instants of rest.</summary>
/// <remarks>
/// <para><b>Needs</b>: a segment that begins and ends with the foot on the floor; sensor frame, m/s2 and rad/s without bias.</para>
/// <para><b>Gives</b>: orientation (sensor to a z-up world with the heading of the segment's start), velocity and position.</para>
/// <para><b>How</b>: 1. tilt at the start from the mean force. 2. strapdown by the trapezoidal rule. 3. the tilt that is
/// wrong at the end is taken back in proportion to time. 4. gravity off, integrate, the velocity that is wrong at the end
/// is taken back in proportion to time. 5. integrate again; the height left at the end likewise (level floor).</para>
/// <para><b>Differs from</b> the source: a standing foot is not taken to be perfectly still. It rolls slowly over its
/// contact, and its sensor, some centimetres above, moves with w x r; leaving that out makes every stride too short.</para>
/// <para><b>Breaks when</b> the foot slides at an end, a rate clips, or samples are missing.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1016/j.gaitpost.2012.11.014">Rebula et al., Gait Posture 38:974 (2013)</seealso>
internal static class StrideNavigator
{
    /// <summary>Fills in the segment.</summary>
    public static NavigationResidual Navigate(StrideSegment s, in FootRest start, in FootRest end, double gravity)
    {
        s.Orientation[0] = Quat.Between(start.Up, Vec3.UnitZ); // 1.
        Strapdown(s); // 2.
        double tilt = CloseTilt(s, end.Up); // 3.
        Vec3 velocity = IntegrateForce(s, start, end, gravity); // 4.
        double height = IntegrateVelocity(s); // 5.
        return new NavigationResidual(tilt, velocity, height);
    }

    private static void Strapdown(StrideSegment s)
    {
        for (int i = 1; i < s.Count; i++)
        {
            double dt = s.Time[i] - s.Time[i - 1];
            s.Orientation[i] = (s.Orientation[i - 1] * Quat.Exp(0.5 * dt * (s.Rate[i - 1] + s.Rate[i]))).Normalized();
        }
    }

    private static double CloseTilt(StrideSegment s, in Vec3 upEnd)
    {
        Vec3 tilt = Quat.Between(s.Orientation[s.Count - 1].Rotate(upEnd), Vec3.UnitZ).Log();
        for (int i = 1; i < s.Count; i++)
        {
            s.Orientation[i] = Quat.Exp(tilt * s.Share(i)) * s.Orientation[i];
        }

        return tilt.Length;
    }

    private static Vec3 IntegrateForce(StrideSegment s, in FootRest start, in FootRest end, double gravity)
    {
        int n = s.Count;
        Vec3 g = new(0, 0, gravity);
        Vec3 last = s.Orientation[0].Rotate(s.Force[0]) - g;
        s.Velocity[0] = s.Orientation[0].Rotate(start.VelocityMps);
        for (int i = 1; i < n; i++)
        {
            Vec3 a = s.Orientation[i].Rotate(s.Force[i]) - g;
            s.Velocity[i] = s.Velocity[i - 1] + ((0.5 * (s.Time[i] - s.Time[i - 1])) * (last + a));
            last = a;
        }

        Vec3 left = s.Velocity[n - 1] - s.Orientation[n - 1].Rotate(end.VelocityMps);
        for (int i = 1; i < n; i++)
        {
            s.Velocity[i] -= left * s.Share(i);
        }

        return left;
    }

    private static double IntegrateVelocity(StrideSegment s)
    {
        int n = s.Count;
        s.Position[0] = Vec3.Zero;
        for (int i = 1; i < n; i++)
        {
            s.Position[i] = s.Position[i - 1] + ((0.5 * (s.Time[i] - s.Time[i - 1])) * (s.Velocity[i - 1] + s.Velocity[i]));
        }

        double left = s.Position[n - 1].Z;
        for (int i = 0; i < n; i++)
        {
            s.Position[i] -= new Vec3(0, 0, left * s.Share(i));
            s.Velocity[i] -= new Vec3(0, 0, left / s.DurationS);
        }

        return left;
    }
}

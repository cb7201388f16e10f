using System.Runtime.Intrinsics;
using GaitSense.Core.Geometry;
using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Orientation;

/// <summary>Orientation of one inertial sensor over a whole recording, for reports: past and future count alike.</summary>
/// <remarks>
/// <para><b>Needs</b>: what <see cref="Vqf"/> needs, all samples at once, as many forces and fields as rates.</para>
/// <para><b>How</b>: 1. the online filter in both directions of time gives the bias, rest and disturbance. 2. strapdown with
/// that bias. 3. the force in the almost inertial frame, low-passed forwards and backwards, gives the inclination. 4. the
/// heading offset, filtered forwards and then backwards.</para>
/// <para><b>Breaks when</b> samples are missing: analyse the parts between gaps apart.</para>
/// <para><b>Accuracy</b>: ACCURACY.md. Never mix its results with those of the online filter in one series.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1016/j.inffus.2022.10.014">Laidig and Seel, Information Fusion 91:187 (2023)</seealso>
public static class VqfOffline
{
    /// <summary>Estimates the orientation.</summary>
    /// <param name="rateHz">Sampling rate, Hz.</param>
    /// <param name="rates">Angular rates, rad/s.</param>
    /// <param name="forces">Specific forces, m/s2.</param>
    /// <param name="magneticFields">Magnetic fields, uT; empty when there is no magnetometer.</param>
    /// <param name="options">Parameters; the authors' when null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static OfflineOrientation Estimate(
        double rateHz,
        ReadOnlySpan<Vec3> rates,
        ReadOnlySpan<Vec3> forces,
        ReadOnlySpan<Vec3> magneticFields = default,
        VqfOptions? options = null,
        CancellationToken cancellation = default)
    {
        if (forces.Length != rates.Length || (!magneticFields.IsEmpty && magneticFields.Length != rates.Length))
        {
            throw new ArgumentException(
                $"{rates.Length} rates need as many forces ({forces.Length}) and as many magnetic fields or none ({magneticFields.Length})", nameof(rates));
        }

        VqfCoefficients c = new((options ?? VqfOptions.Default).Validated(), rateHz);
        OfflineBias bias = OfflineBias.Of(c, rates, forces, magneticFields, cancellation);
        Quat[] orientation = Strapdown(c, rates, bias.Bias);
        Vec3[] inertial = Inertial(c, orientation, forces);
        cancellation.ThrowIfCancellationRequested();
        Incline(orientation, inertial);
        double[]? offset = magneticFields.IsEmpty ? null : HeadingOffsets(c, orientation, magneticFields, bias.IsDisturbed);
        return new OfflineOrientation
        {
            Orientation = orientation,
            OrientationEnu = offset is null ? null : [.. orientation.Select((q, i) => UnitQuaternion.WithHeading(q, offset[i]))],
            HeadingOffsetRad = offset,
            BiasRadPerS = bias.Bias,
            BiasSigmaRadPerS = bias.Sigma,
            IsAtRest = bias.IsAtRest,
            IsMagneticallyDisturbed = bias.IsDisturbed,
        };
    }

    private static Quat[] Strapdown(VqfCoefficients c, ReadOnlySpan<Vec3> rates, ReadOnlySpan<Vec3> bias)
    {
        Quat[] result = new Quat[rates.Length];
        Quat q = Quat.Identity;
        for (int i = 0; i < result.Length; i++)
        {
            q = rates[i].IsFinite ? UnitQuaternion.Renormalized(q * UnitQuaternion.Exp((rates[i] - bias[i]) * (0.5 * c.Ts))) : q;
            result[i] = q;
        }

        return result;
    }

    /// <summary>The rotation at the instant that force and field are taken for.</summary>
    private static Quat Sampled(VqfCoefficients c, ReadOnlySpan<Quat> q, int i) =>
        c.CentresSamples && i > 0 ? UnitQuaternion.Middle(q[i - 1], q[i]) : q[i];

    /// <summary>Forces in the almost inertial frame, low-passed without delay. A missing one is taken as the one before.</summary>
    private static Vec3[] Inertial(VqfCoefficients c, ReadOnlySpan<Quat> strapdown, ReadOnlySpan<Vec3> forces)
    {
        Vec3[] result = new Vec3[forces.Length];
        FourLowPasses filter = default;
        Vec3 force = Vec3.Zero;
        int seen = 0;
        for (int i = 0; i < result.Length; i++)
        {
            bool isMeasured = Vqf.IsMeasured(forces[i]);
            force = isMeasured ? Sampled(c, strapdown, i).Rotate(forces[i]) : force;
            result[i] = isMeasured || seen > 0 ? filter.Step(c.Acceleration, force, seen++, c.AccelerationInitialCount) : Vec3.Zero;
        }

        if (result.Length > 0)
        {
            Vec3 last = result[^1];
            filter.Settle(c.Acceleration, Vector256.Create(last.X, last.Y, last.Z, 0));
        }

        for (int i = result.Length - 1; i >= 0; i--)
        {
            result[i] = filter.Step(c.Acceleration, result[i], 1, 0);
        }

        return result;
    }

    private static void Incline(Span<Quat> orientation, ReadOnlySpan<Vec3> inertial)
    {
        Quat correction = Quat.Identity;
        for (int i = 0; i < orientation.Length; i++)
        {
            Inclination.Correct(ref correction, inertial[i]);
            orientation[i] = correction * orientation[i];
        }
    }

    private static double[] HeadingOffsets(VqfCoefficients c, ReadOnlySpan<Quat> orientation, ReadOnlySpan<Vec3> fields, ReadOnlySpan<bool> isDisturbed)
    {
        double[] offset = new double[orientation.Length];
        for (int i = 0; i < offset.Length; i++)
        {
            Vec3 earth = Sampled(c, orientation, i).Rotate(fields[i]);
            offset[i] = Vqf.IsMeasured(fields[i]) ? Math.Atan2(earth.X, earth.Y) : double.NaN;
        }

        int first = Array.FindIndex(offset, double.IsFinite);
        HeadingFilter filter = HeadingFilter.At(first < 0 ? 0 : offset[first], 0);
        for (int i = 0; i < offset.Length; i++)
        {
            offset[i] = Step(ref filter, offset[i], isDisturbed[i], c);
        }

        filter = HeadingFilter.At(filter.OffsetRad, 0);
        for (int i = offset.Length - 1; i >= 0; i--)
        {
            offset[i] = Step(ref filter, offset[i], isDisturbed[i], c);
        }

        return offset;
    }

    /// <summary>The offset after one measured one; a missing one (NaN) changes nothing.</summary>
    private static double Step(ref HeadingFilter filter, double measuredRad, bool isDisturbed, VqfCoefficients c)
    {
        if (double.IsFinite(measuredRad))
        {
            filter.Step(measuredRad, isDisturbed, c);
        }

        return filter.OffsetRad;
    }
}

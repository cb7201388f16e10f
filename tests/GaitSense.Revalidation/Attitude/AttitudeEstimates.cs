using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Revalidation.Attitude;

/// <summary>The shipped orientation filters on one recording; the 6D ones never see the magnetometer.</summary>
internal sealed record AttitudeEstimates(
    IReadOnlyList<Quat> Online6D, IReadOnlyList<Quat> Online9D, IReadOnlyList<Quat> Offline6D, IReadOnlyList<Quat> Offline9D)
{
    public static AttitudeEstimates Of(AttitudeRecording r, VqfOptions options)
    {
        Vqf vqf = new(r.RateHz, options);
        Quat[] online6D = new Quat[r.Rates.Length];
        Quat[] online9D = new Quat[r.Rates.Length];
        for (int i = 0; i < online6D.Length; i++)
        {
            vqf.Update(r.Rates[i], r.Forces[i], r.Fields[i]);
            online6D[i] = vqf.Orientation;
            online9D[i] = vqf.OrientationEnu;
        }

        OfflineOrientation offline = VqfOffline.Estimate(r.RateHz, r.Rates, r.Forces, r.Fields, options);
        return new AttitudeEstimates(online6D, online9D, offline.Orientation, offline.OrientationEnu!);
    }
}

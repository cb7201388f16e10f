using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;

namespace GaitSense.Revalidation;

/// <summary>One movement of a foot as the engine tells it.</summary>
internal sealed record FootMovement(Side Side, int Piece, double[] TimesS, Vec3[] PositionsM)
{
    public double LengthM => Horizontal(PositionsM[^1] - PositionsM[0]);

    public static double Horizontal(in Vec3 v) => Math.Sqrt((v.X * v.X) + (v.Y * v.Y));
}

/// <summary>The paths of the feet of a recording.</summary>
internal sealed class FootPaths : IGaitReceiver, IFootPathReceiver
{
    private readonly List<FootMovement> _movements = [];

    /// <summary>Runs the engine over a recording.</summary>
    public static IReadOnlyList<FootMovement> Of(ImuRecording recording)
    {
        FootPaths paths = new();
        GaitEngine engine = new([.. recording.Tracks.Select(t => t.Sensor)], GaitOptions.Default, paths);
        foreach (SiteSample<NominalFrame> sample in DirectRun.Samples(recording))
        {
            engine.Accept(sample);
        }

        engine.Complete();
        return paths._movements;
    }

    void IFootPathReceiver.OnFootPath(in FootPath path) =>
        _movements.Add(new FootMovement(path.Side, path.Piece, path.TimesS.ToArray(), path.PositionsM.ToArray()));

    void IGaitReceiver.OnContact(in ProvisionalContact contact)
    {
    }

    void IGaitReceiver.OnStep(Step step)
    {
    }

    void IGaitReceiver.OnEvent(in GaitEvent gaitEvent)
    {
    }

    void IGaitReceiver.OnPosture(in PostureFrame posture)
    {
    }
}

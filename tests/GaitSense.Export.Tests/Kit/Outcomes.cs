using GaitSense.Export.Axes;
using GaitSense.Export.MotionBids;

namespace GaitSense.Export.Tests.Kit;

/// <summary>Reads recordings under the running test's cancellation.</summary>
public static class Outcomes
{
    public static IEnumerable<RecordingOutcome> Of(string path, MountingFile? mounting = null) =>
        MotionBidsReader.Read(path, mounting, TestContext.Current.CancellationToken);
}

using GaitSense.App.Live;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Native;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Recording;
using GaitSense.Export.MotionBids;

namespace GaitSense.App.Sources;

/// <summary>A recording handed over again in real time: a native one, or the first one of a Motion-BIDS path.</summary>
public static class ReplaySource
{
    private const string NativeExtension = ".gsraw";

    /// <summary>Opens the recording at that path.</summary>
    /// <exception cref="InputFaultException">There is none, or it cannot be read.</exception>
    public static SourceOpener Opener(string path, TimeProvider time)
    {
        string full = Path.GetFullPath(path);
        if (!Path.Exists(full))
        {
            throw new InputFaultException(new InputFault("there is no such recording", full, "Check the path after replay:"));
        }

        return new SourceOpener(
            new SourceDescription($"replay of {Path.GetFileName(full)}", IsSimulated: false, IsAvailable: true),
            () => Open(full, time));
    }

    private static IPacketSource Open(string path, TimeProvider time) =>
        path.EndsWith(NativeExtension, StringComparison.OrdinalIgnoreCase)
            ? new NativeReplaySource(path, time) { Pace = Pace.RealTime }
            : new RecordingSource(FirstOf(path), time) { Pace = Pace.RealTime };

    private static ImuRecording FirstOf(string path)
    {
        RecordingOutcome first = MotionBidsReader.Read(path).FirstOrDefault()
            ?? throw new InputFaultException(new InputFault("there is no recording in it", path, "Name a *_motion.tsv or a Motion-BIDS folder"));
        return first.Recording ?? throw new InputFaultException(first.Fault!);
    }
}

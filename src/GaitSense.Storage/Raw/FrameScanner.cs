namespace GaitSense.Storage.Raw;

/// <summary>Finds the sound frames of a row, in order. What is torn or altered is stepped over: the search goes on byte by
/// byte until a frame fits again.</summary>
internal struct FrameScanner(PacketRow row)
{
    private int at;
    private long lastNumber = row.FirstNumber - 1;

    /// <summary>Sound frames found so far.</summary>
    public int Found { get; private set; }

    /// <summary>The next sound frame; false at the row's end.</summary>
    public bool TryNext(out PacketFrame frame)
    {
        for (; at < row.Frames.Length; at++)
        {
            if (PacketFraming.TryRead(row.Frames, at, out frame) && frame.Number > lastNumber && frame.Number <= row.LastNumber)
            {
                at = PacketFraming.EndOf(frame);
                lastNumber = frame.Number;
                Found++;
                return true;
            }
        }

        frame = default;
        return false;
    }
}

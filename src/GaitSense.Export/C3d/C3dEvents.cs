using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Export.C3d;

/// <summary>The EVENT group: foot strikes and foot offs of both feet, by the names that gait software looks for.</summary>
internal static class C3dEvents
{
    // Bytes that one event takes in all its parameters.
    private const int BytesPerEvent = 8 + 5 + 11 + 2 + 33;
    private const int Headroom = 8 * 1024;

    /// <summary>Adds the group. More than 255 events go on in TIMES2, LABELS2 and so on.</summary>
    /// <returns>Events that found no room.</returns>
    public static int Add(C3dParameters parameters, ExportedSession session)
    {
        IEnumerable<GaitEvent> all = session.Events.Where(e => e.Kind is GaitEventKind.InitialContact or GaitEventKind.FinalContact && e.Side is not null);
        int room = Math.Max(0, (parameters.Left - Headroom) / BytesPerEvent);
        GaitEvent[] events = [.. all.Take(room)];
        int beyond = all.Count() - events.Length;
        string left = beyond > 0 ? FormattableString.Invariant($"; {beyond} later events found no room") : "";
        parameters.Whole("EVENT", "USED", $"Number of events{left}", [], events.Length);
        int part = 1;
        foreach (GaitEvent[] chunk in events.Chunk(C3dParameters.LargestDimension))
        {
            AddPart(parameters, session, chunk, part == 1 ? "" : FormattableString.Invariant($"{part}"));
            part++;
        }

        return beyond;
    }

    private static void AddPart(C3dParameters parameters, ExportedSession session, GaitEvent[] events, string suffix)
    {
        byte count = (byte)events.Length;
        parameters.Texts("EVENT", "CONTEXTS" + suffix, "Side of the body", [.. events.Select(e => e.Side == Side.Left ? "Left" : "Right")]);
        parameters.Texts("EVENT", "LABELS" + suffix, "What happened", [.. events.Select(e => e.Kind == GaitEventKind.InitialContact ? "Foot Strike" : "Foot Off")]);
        parameters.Whole("EVENT", "ICON_IDS" + suffix, "", [count], [.. events.Select(e => e.Kind == GaitEventKind.InitialContact ? 1 : 2)]);
        parameters.Texts("EVENT", "SUBJECTS" + suffix, "Pseudonym of the person", [.. events.Select(_ => session.Person)]);
        parameters.Real("EVENT", "TIMES" + suffix, "Minutes and seconds from the first frame", [2, count], [.. events.SelectMany(e => Time(e.Onset.Seconds - session.FirstS))]);
    }

    private static float[] Time(double seconds)
    {
        double minutes = Math.Floor(seconds / 60);
        return [(float)minutes, (float)(seconds - (60 * minutes))];
    }
}

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Where the files of one recording stand in a data set.</summary>
/// <param name="Subject">For example "sub-p01".</param>
/// <param name="Session">For example "ses-20260131"; null for none.</param>
/// <param name="Task">For example "task-backwards".</param>
internal sealed record RecordingPath(string Subject, string? Session, string Task)
{
    /// <summary>Folder of the subject or session.</summary>
    public string Parent => Session is null ? Subject : $"{Subject}/{Session}";

    /// <summary>Folder of the motion files.</summary>
    public string Folder => $"{Parent}/motion";

    /// <summary>Entities of the subject and session.</summary>
    public string ParentStem => Session is null ? Subject : $"{Subject}_{Session}";

    /// <summary>Entities of the recording.</summary>
    public string Stem => $"{ParentStem}_{Task}";

    /// <summary>Where a recording stands.</summary>
    public static RecordingPath Of(BidsRecording recording, UniqueLabels people) => new(
        $"sub-{people.Of(recording.Person)}",
        recording.Session is { } session ? $"ses-{BidsLabel.Of(session)}" : null,
        $"task-{BidsLabel.TaskOf(recording.Exercise)}");

    /// <summary>The motion file of a tracking system, from the folder of the subject or session.</summary>
    public string MotionFile(TrackingSystem system) => $"motion/{Stem}_tracksys-{system.Label}_motion.tsv";
}

using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Export.Provenance;
using GaitSense.Export.Signals;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>One recording and what was measured of it, as a data set keeps it.</summary>
public sealed record BidsRecording
{
    /// <summary>Pseudonym of the person; becomes the subject's label.</summary>
    public required string Person { get; init; }

    /// <summary>Identity of the session; null when a person has one recording.</summary>
    public string? Session { get; init; }

    /// <summary>Identity of the exercise; becomes the task's label.</summary>
    public required string Exercise { get; init; }

    /// <summary>What the person was asked to do, in words.</summary>
    public string TaskDescription { get; init; } = "";

    /// <summary>UTC time of session time zero; null when unknown.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The samples.</summary>
    public ISignals Signals { get; init; } = new RecordingSignals(new ImuRecording("", []));

    /// <summary>The samples of a recording that is in memory, in place of <see cref="Signals"/>.</summary>
    public ImuRecording Recording
    {
        init => Signals = new RecordingSignals(value);
    }

    /// <summary>Steps by initial contact.</summary>
    public IEnumerable<Step> Steps { get; init; } = [];

    /// <summary>Events by onset.</summary>
    public IEnumerable<GaitEvent> Events { get; init; } = [];

    /// <summary>What it came to; null for none.</summary>
    public SessionSummary? Summary { get; init; }

    /// <summary>What made the steps, so that they can be made again; null when it is not said.</summary>
    public ExportProvenance? Provenance { get; init; }
}

/// <summary>What is said of a data set as a whole.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Version of the program that writes it.</param>
public sealed record BidsDatasetInfo(string Name, string Version)
{
    /// <summary>Who made the recordings.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>A paragraph for the README.</summary>
    public string About { get; init; } = "Recordings of walking with body-worn inertial sensors.";

    /// <summary>Folders of the data set that are not part of BIDS, for example "truth/".</summary>
    public IReadOnlyList<string> NotBids { get; init; } = [];
}

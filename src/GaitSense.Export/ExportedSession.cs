using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Export.Provenance;
using GaitSense.Export.Signals;

namespace GaitSense.Export;

/// <summary>One session as every format gets it: under a pseudonym, measured, with its samples at hand.</summary>
public sealed record ExportedSession
{
    /// <summary>Identity of the session.</summary>
    public required string Id { get; init; }

    /// <summary>Pseudonym of the person.</summary>
    public required string Person { get; init; }

    /// <summary>Identity of the exercise.</summary>
    public required string Exercise { get; init; }

    /// <summary>UTC time of session time zero; null when unknown.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The samples.</summary>
    public required ISignals Signals { get; init; }

    /// <summary>Session time of the first sample, s: what written times count from.</summary>
    public required double FirstS { get; init; }

    /// <summary>Steps by initial contact, in session time. They may be read anew each time, so that a long session does not fill the
    /// memory.</summary>
    public IEnumerable<Step> Steps { get; init; } = [];

    /// <summary>Events by onset, in session time; read like the steps.</summary>
    public IEnumerable<GaitEvent> Events { get; init; } = [];

    /// <summary>What it came to; null for a session that was cut off.</summary>
    public SessionSummary? Summary { get; init; }

    /// <summary>What made it.</summary>
    public required ExportProvenance Provenance { get; init; }

    /// <summary>When the first sample was taken, UTC; null when unknown.</summary>
    public DateTimeOffset? AcquiredAt => StartedAt + TimeSpan.FromSeconds(FirstS);

    /// <summary>The steps with their times counted from the first sample.</summary>
    public IEnumerable<Step> StepsFromFirstSample() => Steps.Select(s => s.From(FirstS));
}

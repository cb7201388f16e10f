using GaitSense.App.Cli;
using GaitSense.App.People;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Engine;
using GaitSense.Storage;
using GaitSense.Storage.Writing;
using GaitSense.Streaming;

namespace GaitSense.App.Storekeeping;

/// <summary>How closing a session ended.</summary>
public enum ClosingOutcome
{
    /// <summary>It is finished, with steps and summary measured from its packets.</summary>
    Closed,

    /// <summary>There is no such session.</summary>
    Unknown,

    /// <summary>It was not interrupted: it is being recorded, or finished.</summary>
    NotInterrupted,

    /// <summary>Its exercise is not known to this version.</summary>
    UnknownExercise,
}

/// <summary>Closes sessions that a dead service left open: measures them anew from their packets, as <c>analyze</c> would, and
/// finishes them with that.</summary>
public sealed class SessionClosing(SqliteSessionStore store, ExercisePlans plans)
{
    /// <summary>Closes one session.</summary>
    /// <exception cref="GaitSense.Storage.Faults.StorageFaultException">The store cannot be read or written.</exception>
    public async Task<ClosingOutcome> CloseAsync(SessionId id, CancellationToken cancellationToken)
    {
        if (store.Find(id) is not { } session)
        {
            return ClosingOutcome.Unknown;
        }

        if (session.State != SessionState.Interrupted)
        {
            return ClosingOutcome.NotInterrupted;
        }

        if (plans.Find(session) is not { } exercise)
        {
            return ClosingOutcome.UnknownExercise;
        }

        AnalysisResult measured = await MeasureAsync(session.Header, exercise, cancellationToken);
        SessionSummary summary = measured.Summary with
        {
            Quality = measured.Summary.Quality with { Notes = [.. measured.Summary.Quality.Notes, NoteWords.ClosedLater.Text] },
        };
        return store.Conclude(id, new SessionConclusion(measured.Steps, measured.Events, summary))
            ? ClosingOutcome.Closed
            : ClosingOutcome.NotInterrupted;
    }

    private async Task<AnalysisResult> MeasureAsync(SessionHeader header, ExerciseProtocol exercise, CancellationToken cancellationToken)
    {
        await using StoredSource source = new(store, header);

        // Away from the caller's thread: minutes of packets take seconds.
        return await Task.Run(
            () => OfflineAnalysis.RunAsync(header.Id.Value, source, exercise, GaitOptions.Default, null, cancellationToken), cancellationToken);
    }
}

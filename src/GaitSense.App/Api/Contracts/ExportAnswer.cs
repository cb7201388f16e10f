using GaitSense.App.Exports;
using GaitSense.App.Exports.Jobs;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Api.Contracts;

/// <summary>An export and how far it is.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Format">The format.</param>
/// <param name="State">running, done, failed or cancelled.</param>
/// <param name="Sessions">Sessions that it takes.</param>
/// <param name="Done">Sessions done.</param>
/// <param name="Share">Share of the work, 0 to 1.</param>
/// <param name="LeftOut">Sessions that matched and are not in it, with the reason.</param>
/// <param name="Fault">Why it failed.</param>
public sealed record ExportAnswer(
    string Id, string Format, ExportJobState State, int Sessions, int Done, double Share, IReadOnlyList<LeftOut> LeftOut, InputFault? Fault)
{
    /// <summary>The answer as things stand.</summary>
    public static ExportAnswer Of(ExportJob job)
    {
        ExportProgress progress = job.Progress;
        return new ExportAnswer(job.Id, job.Format, job.State, progress.Sessions, progress.Done, progress.Share, job.LeftOut, job.Fault);
    }
}

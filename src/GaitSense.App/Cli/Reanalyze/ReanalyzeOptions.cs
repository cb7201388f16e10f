using GaitSense.Core.Sessions;
using GaitSense.Gait.Engine;

namespace GaitSense.App.Cli.Reanalyze;

/// <summary>What is asked of <c>reanalyze</c>.</summary>
/// <param name="Store">Folder of the store.</param>
/// <param name="Out">Folder for the results.</param>
/// <param name="Session">Identity of one session; null for all that match.</param>
/// <param name="Query">Which sessions.</param>
/// <param name="Exercise">Identity of the exercise that they are judged by; null for their own.</param>
/// <param name="Engine">Options of the engine.</param>
/// <param name="Jobs">Sessions at a time.</param>
/// <param name="HasPlots">True to draw a Bland-Altman plot of each measure.</param>
/// <param name="AsJson">True for JSON in place of a table.</param>
internal sealed record ReanalyzeOptions(
    string Store,
    string Out,
    string? Session,
    SessionQuery Query,
    string? Exercise,
    GaitOptions Engine,
    int Jobs,
    bool HasPlots,
    bool AsJson);

/// <summary>What became of one session.</summary>
/// <param name="Session">The session.</param>
/// <param name="NewSteps">Steps of the new analysis; null when there is none.</param>
/// <param name="Matched">Landings in both; null when there is none.</param>
/// <param name="IsSkipped">True when it had been done before.</param>
/// <param name="Fault">Why it could not be done; null when it was.</param>
internal sealed record ReanalyzeOutcome(StoredSession Session, int? NewSteps, int? Matched, bool IsSkipped, Core.Recordings.InputFault? Fault);

using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Export.Import;

namespace GaitSense.App.Cli.Analyze;

/// <summary>What became of one recording.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Where its files are.</param>
/// <param name="Summary">What it came to; null when it failed.</param>
/// <param name="Fault">Why it failed, or with a summary, why a part of it could not be used; null when all is well.</param>
/// <param name="Import">What was understood of a file of another make; null for others.</param>
/// <param name="IsDoneBefore">True when a run before has done it.</param>
internal sealed record RecordingReport(
    string Name, string Folder, SessionSummary? Summary, InputFault? Fault, ImportReport? Import = null, bool IsDoneBefore = false);

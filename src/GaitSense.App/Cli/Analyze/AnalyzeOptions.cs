namespace GaitSense.App.Cli.Analyze;

/// <summary>What is asked of <c>analyze</c>.</summary>
/// <param name="Input">Path of recordings, or identity of a session.</param>
/// <param name="Out">Folder for the results.</param>
/// <param name="Store">Folder of the store; null when the input is a path.</param>
/// <param name="Exercise">Identity of the exercise; null for the recording's own or the default.</param>
/// <param name="Mounting">File that fixes how sensors sit; null for none.</param>
/// <param name="WritesSignals">True to write signals.parquet.</param>
/// <param name="Jobs">Recordings analysed at a time.</param>
/// <param name="AsJson">True for JSON in place of a table.</param>
/// <param name="Resumes">True to leave out what a run before has done, and to note what is done.</param>
/// <param name="TellsSides">True when nobody knows which foot is which: the pelvis decides.</param>
internal sealed record AnalyzeOptions(
    string Input,
    string Out,
    string? Store,
    string? Exercise,
    string? Mounting,
    bool WritesSignals,
    int Jobs,
    bool AsJson,
    bool TellsSides = false,
    bool Resumes = false);

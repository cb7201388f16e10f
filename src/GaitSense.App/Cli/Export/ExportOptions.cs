using GaitSense.App.Exports;

namespace GaitSense.App.Cli.Export;

/// <summary>What is asked of <c>export</c>.</summary>
/// <param name="Store">Folder of the store.</param>
/// <param name="Out">Folder for the files.</param>
/// <param name="Format">Name of the format.</param>
/// <param name="Filter">Which sessions.</param>
internal sealed record ExportOptions(string Store, string Out, string Format, CohortFilter Filter);

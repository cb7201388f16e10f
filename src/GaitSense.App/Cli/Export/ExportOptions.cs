using GaitSense.Core.Sessions;

namespace GaitSense.App.Cli.Export;

/// <summary>What is asked of <c>export</c>.</summary>
/// <param name="Store">Folder of the store.</param>
/// <param name="Out">Folder for the files.</param>
/// <param name="IsBids">True for a Motion-BIDS data set, false for tables.</param>
/// <param name="Query">Which sessions.</param>
/// <param name="Sessions">Identities of sessions; empty for any.</param>
internal sealed record ExportOptions(string Store, string Out, bool IsBids, SessionQuery Query, IReadOnlyList<string> Sessions);

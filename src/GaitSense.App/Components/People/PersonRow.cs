using GaitSense.Core.Sessions;

namespace GaitSense.App.Components.People;

/// <summary>A person as the list shows them.</summary>
/// <param name="Pseudonym">The name used everywhere.</param>
/// <param name="RealName">Kept on this machine only; empty when not given.</param>
/// <param name="Last">Newest session.</param>
/// <param name="Recent">Sessions of the last 28 days.</param>
/// <param name="Attention">Why a therapist should look.</param>
public sealed record PersonRow(string Pseudonym, string RealName, StoredSession? Last, int Recent, IReadOnlyList<string> Attention);

using GaitSense.Core.Exercises;

namespace GaitSense.App.Exercises;

/// <summary>The exercises that can be practised.</summary>
/// <param name="All">In the order to offer them.</param>
public sealed record ExerciseShelf(IReadOnlyList<ExerciseProtocol> All)
{
    /// <summary>The exercise of that identity, or null.</summary>
    public ExerciseProtocol? Find(string id) => All.FirstOrDefault(e => e.Id == id);

    /// <summary>Interim.</summary>
    public static ExerciseShelf Bundled() => new([]);
}

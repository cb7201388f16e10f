using GaitSense.App.Live;
using GaitSense.Core.People;

namespace GaitSense.App.People;

/// <summary>What can be a person: the bounds keep a slip of the unit from becoming a target.</summary>
public static class PersonRules
{
    /// <summary>Shortest and longest foot, m.</summary>
    public const double MinFootLengthM = 0.1;

    /// <inheritdoc cref="MinFootLengthM"/>
    public const double MaxFootLengthM = 0.4;

    /// <summary>Least and greatest height, m.</summary>
    public const double MinHeightM = 0.5;

    /// <inheritdoc cref="MinHeightM"/>
    public const double MaxHeightM = 2.5;

    /// <summary>Longest remark or note, characters.</summary>
    public const int LongestText = 2000;

    /// <summary>What is wrong with a person; null when nothing is.</summary>
    public static string? Fault(Person person) => person switch
    {
        _ when !Pseudonym.IsGood(person.Pseudonym) => Pseudonym.Rule,
        { FootLengthM: < MinFootLengthM or > MaxFootLengthM } => "A foot is 0.1 to 0.4 m long.",
        { HeightM: < MinHeightM or > MaxHeightM } => "A person is 0.5 to 2.5 m tall.",
        { Remark.Length: > LongestText } => "A remark has 2000 characters at most.",
        _ => null,
    };
}

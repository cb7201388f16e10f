using GaitSense.App.Live;
using GaitSense.App.People;
using GaitSense.Core.Exercises;

namespace GaitSense.App.Components.Start;

/// <summary>What is known of a person while being set up.</summary>
public sealed class SetUpDraft
{
    /// <summary>Pseudonym.</summary>
    public string Person { get; set; } = "";

    /// <summary>Exercise.</summary>
    public string Exercise { get; set; } = PracticeRequest.DefaultExercise;

    /// <summary>True to write lengths in inches.</summary>
    public bool IsInInches { get; set; }

    /// <summary>Length of the foot as written.</summary>
    public string Foot { get; set; } = "";

    /// <summary>Height as written.</summary>
    public string Height { get; set; } = "";

    /// <summary>Metres per unit.</summary>
    public double UnitM => IsInInches ? LengthText.Inch : LengthText.Centimetre;
}

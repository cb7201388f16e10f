namespace GaitSense.Core.Sensors;

/// <summary>Whether the foot sensors are labelled left and right as they are worn.</summary>
public enum SideVerdict
{
    /// <summary>Not known: no pelvis sensor, too few swings, or weak evidence.</summary>
    Undecided,

    /// <summary>Left is left.</summary>
    AsLabelled,

    /// <summary>Left is right: the labels should be exchanged.</summary>
    Swapped,
}

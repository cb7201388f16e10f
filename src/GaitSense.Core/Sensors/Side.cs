namespace GaitSense.Core.Sensors;

/// <summary>Side of the body.</summary>
public enum Side
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>Right.</summary>
    Right,
}

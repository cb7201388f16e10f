namespace GaitSense.Core.Steps;

/// <summary>Which part of the foot touched the floor first.</summary>
public enum ContactPattern
{
    /// <summary>The evidence does not decide.</summary>
    Unknown,

    /// <summary>Heel first.</summary>
    Heel,

    /// <summary>Whole sole at once.</summary>
    Flat,

    /// <summary>Toes or ball first.</summary>
    Toe,
}

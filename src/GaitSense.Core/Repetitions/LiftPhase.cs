namespace GaitSense.Core.Repetitions;

/// <summary>Where a hip lift stands. The names in files and protocols are these in snake case.</summary>
public enum LiftPhase
{
    /// <summary>Not lying on the back, or not yet two seconds quiet: nothing is measured.</summary>
    NotReady,

    /// <summary>Lying at rest.</summary>
    Rest,

    /// <summary>The pelvis turns backward and the tailbone leaves the floor.</summary>
    Lift,

    /// <summary>Held.</summary>
    Hold,

    /// <summary>On the way back.</summary>
    Lower,
}

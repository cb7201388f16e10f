namespace GaitSense.Devices.Simulation.Body;

/// <summary>One movement of one foot, from flat stance to flat stance.</summary>
/// <param name="startS">When it begins, s.</param>
/// <param name="endS">When the foot is flat and still again, s.</param>
/// <param name="to">Where it stands afterwards.</param>
internal abstract class FootMove(double startS, double endS, Footprint to)
{
    /// <summary>When it begins, s.</summary>
    public double StartS { get; } = startS;

    /// <summary>When the foot is flat and still again, s.</summary>
    public double EndS { get; } = endS;

    /// <summary>Where the foot stands afterwards.</summary>
    public Footprint To { get; } = to;

    /// <summary>The foot at a time between start and end.</summary>
    public abstract FootPose At(double t);
}

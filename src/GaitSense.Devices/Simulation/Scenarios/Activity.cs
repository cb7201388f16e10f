using GaitSense.Core.Steps;

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>One thing the walker does before the next.</summary>
public abstract record Activity
{
    internal abstract void Check();
}

/// <summary>Stands quietly on both feet.</summary>
/// <param name="DurationS">How long, s.</param>
public sealed record StandQuietly(double DurationS) : Activity
{
    internal override void Check() => Require.Within(DurationS, 1, 3600, "StandQuietly.DurationS");
}

/// <summary>Walks straight, and brings the feet together at the end.</summary>
/// <param name="DurationS">How long, s, without the closing step.</param>
/// <param name="Direction">Backward or forward.</param>
public sealed record WalkStraight(double DurationS, WalkingDirection Direction = WalkingDirection.Backward) : Activity
{
    internal override void Check()
    {
        Require.Within(DurationS, 1, 1e9, "WalkStraight.DurationS");
        Require.That(
            Direction is WalkingDirection.Backward or WalkingDirection.Forward,
            $"WalkStraight.Direction is {Direction}; give Backward or Forward");
    }
}

/// <summary>Turns on the spot with small steps.</summary>
/// <param name="AngleRad">How far; positive to the left.</param>
public sealed record TurnOnTheSpot(double AngleRad) : Activity
{
    internal override void Check() => Require.Within(Math.Abs(AngleRad), 0.1, 2 * Math.PI, "magnitude of TurnOnTheSpot.AngleRad");
}

/// <summary>Moves the feet without going anywhere: toe raises, heel raises and taps in turn, left and right.</summary>
/// <param name="Count">How many movements.</param>
public sealed record MoveFeetInPlace(int Count) : Activity
{
    internal override void Check() => Require.Within(Count, 1, 1000, "MoveFeetInPlace.Count");
}

using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.App.Tests.Live;

/// <summary>Steps as they could be walked, left foot first.</summary>
internal static class WalkedSteps
{
    /// <summary>A good step backward with these lengths in m.</summary>
    public static Step At(int number, double leftM, double rightM) => new()
    {
        Side = number % 2 == 1 ? Side.Left : Side.Right,
        InitialContact = SessionTime.FromSeconds(number),
        Direction = WalkingDirection.Backward,
        StepLengthM = number % 2 == 1 ? leftM : rightM,
        StepTime = TimeSpan.FromSeconds(1),
        SwingTime = TimeSpan.FromSeconds(0.5),
        ContactPattern = ContactPattern.Heel,
        Valid = true,
    };

    /// <summary>A session of nobody's sensors.</summary>
    public static SessionHeader Session(string person = "P07", string exercise = "reverse-walking", int number = 1) => new()
    {
        Id = new SessionId($"s-{number}"),
        StartedAt = new DateTimeOffset(2026, 1, 31, 17, 45, 2, TimeSpan.Zero).AddDays(number),
        Person = person,
        Exercise = exercise,
        Source = "test",
        Sensors = [],
        Version = "test",
    };
}

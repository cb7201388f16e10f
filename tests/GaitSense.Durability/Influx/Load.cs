using System.Globalization;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Durability.Influx;

/// <summary>Steps in numbers, with all values that six sensors give; the number of a step can be read from it again.</summary>
public static class Load
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);
    private const int People = 250;

    public static SessionHeader Header(int session, string? person = null) => new()
    {
        Id = new SessionId(string.Create(CultureInfo.InvariantCulture, $"s{session:00000}")),
        StartedAt = Start.AddHours(session),
        Person = person ?? string.Create(CultureInfo.InvariantCulture, $"P{session % People}"),
        Exercise = "reverse-walking",
        Source = "load",
        Version = "load",
        Sensors = [new SensorDescriptor { Id = "a", Site = BodySite.LeftFoot, NominalRateHz = 100 }],
    };

    public static Step Step(int i) => new()
    {
        Side = i % 2 == 0 ? Side.Left : Side.Right,
        InitialContact = new SessionTime(i * 1_000_003L),
        FinalContact = new SessionTime((i * 1_000_003L) - 400_000),
        Direction = WalkingDirection.Backward,
        ContactPattern = (ContactPattern)(i % 3),
        StrideLengthM = i / 1024.0,
        StepLengthM = 0.25 + (i % 89 / 1000.0),
        StepLengthSdM = 0.0123,
        StrideTime = TimeSpan.FromTicks(12_345_678 + (i % 1000)),
        StepTime = TimeSpan.FromTicks(6_345_678 + (i % 999)),
        SwingTime = TimeSpan.FromTicks(4_000_001 + (i % 998)),
        DoubleSupport = TimeSpan.FromTicks(1_500_003 + (i % 997)),
        FootStrikeAngleRad = 0.1 + (i % 13 / 100.0),
        ToeOutRad = 0.05 + (i % 101 / 1000.0),
        FootClearanceM = 0.0712 + (i % 103 / 10_000.0),
        PelvicTiltRad = 0.0201 + (i % 107 / 10_000.0),
        PelvicTiltRangeRad = 0.0512 + (i % 109 / 10_000.0),
        PelvicObliquityRangeRad = 0.0421 + (i % 113 / 10_000.0),
        PelvicRotationRangeRad = 0.1123 + (i % 127 / 10_000.0),
        Confidence = 0.9,
        Valid = true,
    };

    /// <summary>Writes so many points: steps one after the other of 250 people, each followed by its verdicts.</summary>
    public static void Write(LineWriter lines, int from, int points, int verdicts)
    {
        for (int i = from; i < from + points; i++)
        {
            int step = i / (1 + verdicts);
            if (i % (1 + verdicts) == 0)
            {
                StepLines.Write(lines, Headers[step % People], Step(step));
            }
            else
            {
                CueLines.Write(lines, Headers[step % People], Step(step), new CueVerdict(Cues[(i % (1 + verdicts)) - 1], step % 3 == 0, step / 512.0, 0.25, 0.5));
            }
        }
    }

    private static readonly string[] Cues = ["toe-first", "step-length", "soft", "upright"];
    private static readonly SessionHeader[] Headers = [.. Enumerable.Range(0, People).Select(i => Header(i))];
}

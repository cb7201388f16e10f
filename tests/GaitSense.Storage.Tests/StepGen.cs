using CsCheck;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Storage.Tests;

/// <summary>Steps with any pattern of absent values.</summary>
internal static class StepGen
{
    private static readonly Gen<double?> Number = Absent(Gen.Double[-1e6, 1e6]);
    private static readonly Gen<TimeSpan?> Duration = Absent(Gen.Long[0, 600_000_000].Select(t => TimeSpan.FromTicks(t)));

    public static readonly Gen<Step> Step = Gen.Select(
        Gen.Select(Gen.Enum<Side>(), Gen.Enum<WalkingDirection>(), Gen.Enum<ContactPattern>(), Gen.Int[0, 1023]),
        Gen.Select(Gen.Long[0, 3_600_000_000_000], Absent(Gen.Long[1, 5_000_000_000]), Absent(Gen.Int[1, 2]), Gen.Double[0, 1]),
        Number.Array[15],
        Duration.Array[4],
        Gen.Select(Gen.Bool, Gen.Double[0, 1].Array[11]),
        (words, whole, numbers, times, rest) => new Step
        {
            Side = words.Item1,
            InitialContact = new SessionTime(whole.Item1),
            FinalContact = whole.Item2 is { } before ? new SessionTime(whole.Item1 - before) : null,
            Direction = words.Item2,
            ContactPattern = words.Item3,
            Flags = (StepFlags)words.Item4,
            ArmLegRatio = whole.Item3,
            Confidence = whole.Item4,
            Valid = rest.Item1,
            StrideTime = times[0],
            StepTime = times[1],
            SwingTime = times[2],
            DoubleSupport = times[3],
            StrideLengthM = numbers[0],
            StepLengthM = numbers[1],
            StepLengthSdM = numbers[2],
            FootStrikeAngleRad = numbers[3],
            ToeOutRad = numbers[4],
            FootClearanceM = numbers[5],
            PelvicTiltRad = numbers[6],
            PelvicTiltRangeRad = numbers[7],
            PelvicObliquityRangeRad = numbers[8],
            PelvicRotationRangeRad = numbers[9],
            LumbarExtensionRad = numbers[10],
            ArmLegPhaseRad = numbers[11],
            ArmSwingRad = numbers[12],
            TrunkCounterRotationRad = numbers[13],
            TrunkCounterRotationPhaseRad = numbers[14],
            Confidences = new StepConfidence
            {
                Contact = rest.Item2[0],
                Length = rest.Item2[1],
                StepLength = rest.Item2[2],
                Pattern = rest.Item2[3],
                StrikeAngle = rest.Item2[4],
                ToeOut = rest.Item2[5],
                Clearance = rest.Item2[6],
                PelvicTilt = rest.Item2[7],
                Lumbar = rest.Item2[8],
                Arm = rest.Item2[9],
                CounterRotation = rest.Item2[10],
            },
        });

    private static Gen<T?> Absent<T>(Gen<T> gen)
        where T : struct => Gen.Select(Gen.Bool, gen, (isThere, value) => isThere ? value : (T?)null);
}

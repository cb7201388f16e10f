using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;
using GaitSense.Gait.Summaries;

namespace GaitSense.Gait.Tests.Summaries;

public sealed class QualityNotesTests
{
    private static readonly SensorHealth[] Feet =
    [
        new() { Sensor = 0, Site = BodySite.LeftFoot, Samples = 1000 },
        new() { Sensor = 1, Site = BodySite.RightFoot, Samples = 1000 },
    ];

    [Fact]
    public void A_good_session_has_no_notes() => Assert.Empty(Notes(Walk(12), Feet));

    [Fact]
    public void Few_valid_steps_of_a_side_are_noted()
    {
        Step[] steps = [.. Walk(12).Select(s => s with { Valid = s.Side == Side.Left || s.InitialContact.Seconds < 2 })];
        Assert.Equal(["Only 1 valid right steps: means are not settled below 6."], Notes(steps, Feet));
    }

    [Fact]
    public void Many_steps_that_are_not_valid_are_noted()
    {
        Step[] steps = [.. Walk(60).Select((s, i) => s with { Valid = i < 20 })];
        Assert.Equal(["Only 20 of 60 steps are valid."], Notes(steps, Feet));
    }

    [Fact]
    public void Assumed_direction_and_unsettled_mounting_are_noted()
    {
        Step[] steps = [.. Walk(12).Select((s, i) => s with
        {
            Flags = (i < 3 ? StepFlags.DirectionAssumed : StepFlags.None) | (i < 2 ? StepFlags.Uncalibrated : StepFlags.None),
        })];
        Assert.Equal(
            [
                "The direction of 3 steps rests on an assumption about the sensors' axes and may be opposite.",
                "The angles of 2 steps are provisional: the mounting was not settled yet.",
            ],
            Notes(steps, Feet));
    }

    [Fact]
    public void A_missing_sensor_is_noted() =>
        Assert.Equal(["No sensor on the right foot: what needs it is missing."], Notes(Walk(12), Feet[..1]));

    [Fact]
    public void Loss_clipping_and_damage_are_noted_by_sensor()
    {
        SensorHealth[] sensors =
        [
            Feet[0] with { Samples = 955, Lost = 45, Clipped = 7 },
            Feet[1] with { Samples = 990, Lost = 10, Rejected = 3 },
        ];
        Assert.Equal(
            [
                "left foot: 4.5 % of the samples were lost.",
                "left foot: 7 samples were at full scale.",
                "right foot: 3 packets were damaged and refused.",
            ],
            Notes(Walk(12), sensors));
    }

    private static Step[] Walk(int steps) =>
        [.. Enumerable.Range(0, steps).Select(i => Steps.At(i, i % 2 == 0 ? Side.Left : Side.Right))];

    private static IReadOnlyList<string> Notes(Step[] steps, SensorHealth[] sensors)
    {
        var builder = new SummaryBuilder();
        foreach (Step step in steps)
        {
            builder.Add(step);
        }

        return builder.Build("r", ExerciseCatalog.BuiltIn.Find("reverse-walking")!, 10, sensors, "1").Quality.Notes;
    }
}

using System.Globalization;
using CsCheck;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Tests.Influx.Lines;

public sealed class StepLinesTests
{
    private static readonly SessionHeader Session = Examples.Header(id: "s-1", person: "P07");

    [Fact]
    public void A_step_stands_at_its_initial_contact_in_utc_with_the_columns_of_the_step_table()
    {
        Step step = new()
        {
            Side = Side.Left,
            InitialContact = SessionTime.FromSeconds(1.5),
            Direction = WalkingDirection.InPlace,
            ContactPattern = ContactPattern.Heel,
            StepLengthM = 0.25,
            ToeOutRad = Math.PI / 18,
            ArmLegRatio = 2,
            SwingTime = TimeSpan.FromSeconds(0.4),
            StrideLengthM = double.NaN,
            Confidence = 0.75,
            Valid = true,
        };

        // 2026-01-31T17:45:02Z = 1769881502 s; date -u -d 2026-01-31T17:45:02Z +%s
        // More columns may follow in the table; each is a field, see below.
        string line = Line(step);
        Assert.StartsWith(
            "gait_step,exercise=reverse-walking,person=P07,session=s-1,side=left "
            + "initial_contact_s=1.5,step_length_m=0.25,swing_time_s=0.4,toe_out_deg=10,arm_leg_ratio=2,confidence=0.75,",
            line,
            StringComparison.Ordinal);
        Assert.EndsWith(",contact_pattern=\"heel\",direction=\"in_place\",valid=true 1769881503500000000\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_of_the_table_that_is_a_number_is_a_field_by_its_name() => StepGen.Step.Sample(step =>
    {
        string line = Line(step);
        foreach (StepColumn column in StepColumns.All.Where(c => c.Value is not null))
        {
            double? value = column.Value!(step);
            bool isExpected = value is { } v && double.IsFinite(v);
            Assert.Equal(isExpected, line.Contains($"{column.Name}={value?.ToString("R", CultureInfo.InvariantCulture)}", StringComparison.Ordinal));
        }
    });

    [Fact]
    public void Nothing_is_allocated_per_point_once_warm()
    {
        LineWriter lines = new();
        Step step = new()
        {
            Side = Side.Right,
            InitialContact = SessionTime.FromSeconds(3.25),
            Direction = WalkingDirection.Backward,
            StepLengthM = 0.1234567890123,
            PelvicTiltRad = -0.0123,
            Confidence = 0.9,
        };
        SensorHealth health = new() { Sensor = 0, Site = BodySite.LeftFoot, DeviceId = "AA:BB 1,2", RateHz = 99.98 };
        CueVerdict verdict = new("heel-first", true, 1, 0, 2);
        void Write()
        {
            for (int i = 0; i < 100; i++)
            {
                StepLines.Write(lines, Session, step);
                CueLines.Write(lines, Session, step, verdict);
                LinkLines.Write(lines, Session.Id, health, Examples.Start);
            }

            lines.Clear();
        }

        // The least of many rounds: a late step of the compiler allocates once and not in each.
        long least = long.MaxValue;
        for (int round = 0; round < 200 && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Write();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static string Line(Step step)
    {
        LineWriter lines = new();
        StepLines.Write(lines, Session, step);
        return LineWriterTests.Text(lines);
    }
}

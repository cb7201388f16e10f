using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Faults;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tests.Tables;

public sealed class StepTableTests : IDisposable
{
    private static readonly SessionId Id = new("s0");
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_step_of_the_same_foot_and_contact_replaces_the_earlier_one()
    {
        using SqliteSessionStore store = files.Open();
        using ISessionWriter writer = store.Begin(Examples.Header("s0"));
        writer.Append(Walked(Side.Left, 1) with { StepLengthM = 0.4 });
        writer.Append(Walked(Side.Right, 1));
        writer.Flush();
        writer.Append(Walked(Side.Left, 1) with { StepLengthM = 0.5 });
        writer.Flush();

        Assert.Equal([0.5, null], store.Steps(Id).Select(s => s.StepLengthM));
        Assert.Equal(2, store.Find(Id)!.StepCount);
    }

    [Fact]
    public void What_is_not_finite_is_no_value()
    {
        using SqliteSessionStore store = files.Open();
        using ISessionWriter writer = store.Begin(Examples.Header("s0"));
        writer.Append(Walked(Side.Left, 1) with
        {
            StepLengthM = double.NaN,
            ToeOutRad = double.PositiveInfinity,
            Confidence = double.NaN,
        });
        writer.Flush();

        Step step = Assert.Single(store.Steps(Id));
        Assert.Equal((null, null, 0.0), (step.StepLengthM, step.ToeOutRad, step.Confidence));
    }

    [Fact]
    public void Whoever_opens_the_file_finds_the_step_table_with_the_known_names_and_units()
    {
        Step step = Walked(Side.Right, 1_234_567_890) with
        {
            FinalContact = new SessionTime(1_000_000_000),
            StrideLengthM = 1.0,
            StepLengthM = 0.5,
            StepLengthSdM = 0.02,
            StrideTime = TimeSpan.FromSeconds(1.25),
            StepTime = TimeSpan.FromSeconds(0.625),
            SwingTime = TimeSpan.FromSeconds(0.5),
            DoubleSupport = TimeSpan.FromSeconds(0.125),
            ContactPattern = ContactPattern.Toe,
            FootStrikeAngleRad = -0.1,
            ToeOutRad = 0.11,
            FootClearanceM = 0.06,
            PelvicTiltRad = 0.12,
            PelvicTiltRangeRad = 0.13,
            PelvicObliquityRangeRad = 0.14,
            PelvicRotationRangeRad = 0.15,
            LumbarExtensionRad = 0.16,
            ArmLegPhaseRad = 3.1,
            ArmLegRatio = 1,
            ArmSwingRad = 0.17,
            Confidence = 0.75,
            Valid = true,
            Flags = StepFlags.Turn | StepFlags.LowQuality,
            Confidences = new StepConfidence
            {
                Contact = 0.30,
                Length = 0.35,
                StepLength = 0.40,
                Pattern = 0.45,
                StrikeAngle = 0.50,
                ToeOut = 0.55,
                Clearance = 0.60,
                PelvicTilt = 0.65,
                Lumbar = 0.70,
                Arm = 0.75,
                CounterRotation = 0.80,
            },
            TrunkCounterRotationRad = 0.18,
            TrunkCounterRotationPhaseRad = -3,
        };
        using (SqliteSessionStore store = files.Open())
        {
            using ISessionWriter writer = store.Begin(Examples.Header("s0"));
            writer.Append(step);
            writer.Finish(Examples.Summary("s0"));
        }

        using SqliteConnection connection = new($"Data Source={files.Database};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM step_table";
        using SqliteDataReader row = command.ExecuteReader();
        Assert.True(row.Read());
        Assert.Equal(
            StepColumns.All.Select(c => c.Name).Prepend("session"),
            Enumerable.Range(0, row.FieldCount).Select(row.GetName));
        foreach (StepColumn column in StepColumns.All)
        {
            int cell = row.GetOrdinal(column.Name);
            if (column.Value is null)
            {
                Assert.Equal(column.Text(step), row.GetString(cell));
            }
            else
            {
                Assert.Equal(column.Value(step)!.Value, row.GetDouble(cell), 9);
            }
        }
    }

    [Fact]
    public void A_word_that_no_version_wrote_is_a_fault_that_names_it()
    {
        using (SqliteSessionStore store = files.Open())
        {
            using ISessionWriter writer = store.Begin(Examples.Header("s0"));
            writer.Append(Walked(Side.Left, 1));
        }

        files.Tamper("UPDATE steps SET direction = 'upward'");
        using SqliteSessionStore again = files.OpenReadOnly();
        StorageFault fault = Assert.Throws<StorageFaultException>(() => again.Steps(Id)).Fault;
        Assert.Equal(StorageFaultKind.Damaged, fault.Kind);
        Assert.Contains("upward", fault.What, StringComparison.Ordinal);
    }

    private static Step Walked(Side side, long contactNs) =>
        new() { Side = side, InitialContact = new SessionTime(contactNs), Direction = WalkingDirection.Backward };
}

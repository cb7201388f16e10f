using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>Steps as rows. A step of the same session, side and initial contact replaces the earlier one.</summary>
internal sealed class StepTable : IDisposable
{
    private static readonly (string Column, Func<Step, object?> Value)[] Cells =
    [
        ("side", s => Words<Side>.Of(s.Side)),
        ("initial_contact_ns", s => s.InitialContact.Nanoseconds),
        ("final_contact_ns", s => s.FinalContact?.Nanoseconds),
        ("direction", s => Words<WalkingDirection>.Of(s.Direction)),
        ("stride_length_m", s => s.StrideLengthM.Finite()),
        ("step_length_m", s => s.StepLengthM.Finite()),
        ("step_length_sd_m", s => s.StepLengthSdM.Finite()),
        ("stride_time_ns", s => s.StrideTime?.Nanoseconds()),
        ("step_time_ns", s => s.StepTime?.Nanoseconds()),
        ("swing_time_ns", s => s.SwingTime?.Nanoseconds()),
        ("double_support_ns", s => s.DoubleSupport?.Nanoseconds()),
        ("contact_pattern", s => Words<ContactPattern>.Of(s.ContactPattern)),
        ("foot_strike_angle_rad", s => s.FootStrikeAngleRad.Finite()),
        ("toe_out_rad", s => s.ToeOutRad.Finite()),
        ("foot_clearance_m", s => s.FootClearanceM.Finite()),
        ("pelvic_tilt_rad", s => s.PelvicTiltRad.Finite()),
        ("pelvic_tilt_range_rad", s => s.PelvicTiltRangeRad.Finite()),
        ("pelvic_obliquity_range_rad", s => s.PelvicObliquityRangeRad.Finite()),
        ("pelvic_rotation_range_rad", s => s.PelvicRotationRangeRad.Finite()),
        ("lumbar_extension_rad", s => s.LumbarExtensionRad.Finite()),
        ("arm_leg_phase_rad", s => s.ArmLegPhaseRad.Finite()),
        ("arm_leg_ratio", s => s.ArmLegRatio),
        ("arm_swing_rad", s => s.ArmSwingRad.Finite()),
        ("confidence", s => Share(s.Confidence)),
        ("valid", s => s.Valid ? 1 : 0),
        ("flags", s => StepColumns.NamesOf(s.Flags)),
        ("contact_confidence", s => Share(s.Confidences.Contact)),
        ("stride_length_confidence", s => Share(s.Confidences.Length)),
        ("step_length_confidence", s => Share(s.Confidences.StepLength)),
        ("contact_pattern_confidence", s => Share(s.Confidences.Pattern)),
        ("foot_strike_angle_confidence", s => Share(s.Confidences.StrikeAngle)),
        ("toe_out_confidence", s => Share(s.Confidences.ToeOut)),
        ("foot_clearance_confidence", s => Share(s.Confidences.Clearance)),
        ("pelvic_tilt_confidence", s => Share(s.Confidences.PelvicTilt)),
        ("lumbar_extension_confidence", s => Share(s.Confidences.Lumbar)),
        ("arm_leg_confidence", s => Share(s.Confidences.Arm)),
        ("trunk_counter_rotation_confidence", s => Share(s.Confidences.CounterRotation)),
        ("trunk_counter_rotation_rad", s => s.TrunkCounterRotationRad.Finite()),
        ("trunk_counter_rotation_phase_rad", s => s.TrunkCounterRotationPhaseRad.Finite()),
    ];

    private static readonly string ColumnList = string.Join(", ", Cells.Select(c => c.Column));
    private readonly PreparedCommand put;
    private readonly object?[] values = new object?[Cells.Length + 1];

    public StepTable(SqliteConnection connection) => put = new PreparedCommand(
        connection,
        $"INSERT OR REPLACE INTO steps (session, {ColumnList}) VALUES ($session, ${ColumnList.Replace(", ", ", $", StringComparison.Ordinal)})",
        ["$session", .. Cells.Select(c => "$" + c.Column)]);

    /// <summary>Inserts a step, or replaces the one at the same contact.</summary>
    public void Put(long session, Step step)
    {
        values[0] = session;
        for (int i = 0; i < Cells.Length; i++)
        {
            values[i + 1] = Cells[i].Value(step);
        }

        put.Run(values);
    }

    /// <summary>The steps of a session by initial contact.</summary>
    public static List<Step> Read(SqliteConnection connection, long session) => [.. ReadOneByOne(connection, session)];

    /// <summary>The same, each read when it is asked for.</summary>
    public static IEnumerable<Step> ReadOneByOne(SqliteConnection connection, long session) => connection.RowsOneByOne(
        $"SELECT {ColumnList} FROM steps WHERE session = $session ORDER BY initial_contact_ns, side",
        StepOf,
        ("$session", session));

    public void Dispose() => put.Dispose();

    private static Step StepOf(SqliteDataReader row) => new()
    {
        Side = row.Word<Side>(0),
        InitialContact = row.Instant(1),
        FinalContact = row.OptionalInstant(2),
        Direction = row.Word<WalkingDirection>(3),
        StrideLengthM = row.Number(4),
        StepLengthM = row.Number(5),
        StepLengthSdM = row.Number(6),
        StrideTime = row.OptionalDuration(7),
        StepTime = row.OptionalDuration(8),
        SwingTime = row.OptionalDuration(9),
        DoubleSupport = row.OptionalDuration(10),
        ContactPattern = row.Word<ContactPattern>(11),
        FootStrikeAngleRad = row.Number(12),
        ToeOutRad = row.Number(13),
        FootClearanceM = row.Number(14),
        PelvicTiltRad = row.Number(15),
        PelvicTiltRangeRad = row.Number(16),
        PelvicObliquityRangeRad = row.Number(17),
        PelvicRotationRangeRad = row.Number(18),
        LumbarExtensionRad = row.Number(19),
        ArmLegPhaseRad = row.Number(20),
        ArmLegRatio = row.IsDBNull(21) ? null : row.GetInt32(21),
        ArmSwingRad = row.Number(22),
        Confidence = row.GetDouble(23),
        Valid = row.GetBoolean(24),
        Flags = FlagsOf(row, 25),
        Confidences = ConfidencesOf(row, 26),
        TrunkCounterRotationRad = row.Number(37),
        TrunkCounterRotationPhaseRad = row.Number(38),
    };

    private static StepConfidence ConfidencesOf(SqliteDataReader row, int first) => new()
    {
        Contact = row.GetDouble(first),
        Length = row.GetDouble(first + 1),
        StepLength = row.GetDouble(first + 2),
        Pattern = row.GetDouble(first + 3),
        StrikeAngle = row.GetDouble(first + 4),
        ToeOut = row.GetDouble(first + 5),
        Clearance = row.GetDouble(first + 6),
        PelvicTilt = row.GetDouble(first + 7),
        Lumbar = row.GetDouble(first + 8),
        Arm = row.GetDouble(first + 9),
        CounterRotation = row.GetDouble(first + 10),
    };

    private static double Share(double value) => double.IsFinite(value) ? value : 0;

    private static StepFlags FlagsOf(SqliteDataReader row, int column)
    {
        StepFlags flags = StepFlags.None;
        foreach (string word in row.GetString(column).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            flags |= row.WordOf<StepFlags>(column, word);
        }

        return flags;
    }
}

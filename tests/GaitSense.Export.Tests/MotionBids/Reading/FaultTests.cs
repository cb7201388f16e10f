using GaitSense.Core.Recordings;
using GaitSense.Export.MotionBids;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.MotionBids.Reading;

/// <summary>Every way in which a recording can be bad says what, where and what to do.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_row_of_another_width_names_its_line_and_costs_that_row() =>
        Expect("cells", "line 3", Damage(1, EditRow(2, r => r + "\t1")));

    [Fact]
    public void A_cell_that_is_no_number_names_line_column_channel_and_text_and_costs_its_row() =>
        Expect("'9,8' in channel 'LeftFoot_ACCEL_z'", "line 6, column 4", Damage(1, EditRow(5, r => Replace(r, 3, "9,8"))));

    [Fact]
    public void An_infinite_value_is_no_number() =>
        Expect("'Infinity'", "line 6", Damage(1, EditRow(5, r => Replace(r, 3, "Infinity"))));

    [Fact]
    public void A_time_that_falls_names_its_line_and_costs_its_row() =>
        Expect("earlier", "line 9", Damage(1, EditRow(8, r => Replace(r, 0, "0.05"))));

    [Fact]
    public void Of_a_clock_that_starts_again_the_first_part_is_used()
    {
        string[] rows = new MotionFiles().MotionTable().Split('\n');
        string again = string.Join('\n', [.. rows[..150], .. rows[..50]]) + "\n";
        InputFault fault = Damage(50, again);
        Expect("earlier than that of the row before (50 rows", "line 151", fault);
        Assert.Contains("split the recording", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_after_a_garbled_one_keep_their_times_without_a_LATENCY_channel_too()
    {
        MotionFiles files = new() { HasLatency = false };
        string[] rows = files.MotionTable().Split('\n');
        rows[100] = "garbled";
        files.WriteTo(_folder, string.Join('\n', rows));
        RecordingOutcome outcome = Assert.Single(Outcomes.Of(_folder.Path));
        Assert.Contains("line 101", outcome.Damage!.Where, StringComparison.Ordinal);
        Assert.Equal([0.99, 1.01], outcome.Recording!.Tracks[0].TimesS.Skip(99).Take(2), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void When_no_row_can_be_used_the_first_fault_is_told() =>
        Expect("'a' in channel", "line 1, column 1", Fault(new MotionFiles { Points = ["LeftFoot"] }, string.Concat(Enumerable.Repeat("a\tb\tc\td\te\tf\t1\n", 30))));

    [Fact]
    public void A_time_that_is_repeated_costs_the_row_and_a_note()
    {
        new MotionFiles().WriteTo(_folder, EditRow(8, r => Replace(r, 0, "0.07")));
        RecordingOutcome outcome = Assert.Single(Outcomes.Of(_folder.Path));
        Assert.Equal(199, outcome.Recording!.Tracks[0].TimesS.Count);
        Assert.Contains("repeat", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_line_in_the_middle_costs_its_row() =>
        Expect("1 cells", "line 4", Damage(1, EditRow(3, _ => "0.03")));

    [Fact]
    public void A_cut_off_last_line_costs_its_row() =>
        Expect("cut off", "line 201", Damage(0, new MotionFiles().MotionTable() + "2\t0.1\t9."));

    [Fact]
    public void Axes_of_one_sensor_in_different_units_are_a_fault()
    {
        MotionFiles files = new();
        string mixed = files.ChannelsTable().Replace("LeftFoot_GYRO_y\ty\tGYRO\tLeftFoot\trad/s", "LeftFoot_GYRO_y\ty\tGYRO\tLeftFoot\tdeg/s", StringComparison.Ordinal);
        Expect("'LeftFoot_GYRO_y' has the unit 'deg/s' and 'LeftFoot_GYRO_x' has 'rad/s'", "channels.tsv, line 7", Fault(files, channels: mixed));
    }

    [Fact]
    public void A_channel_that_is_listed_twice_is_a_fault()
    {
        MotionFiles files = new();
        string doubled = files.ChannelsTable().Replace("RightFoot_GYRO_z\t", "LeftFoot_GYRO_z\t", StringComparison.Ordinal);
        Expect("'LeftFoot_GYRO_z' is listed 2 times", "channels.tsv, line 14", Fault(files, channels: doubled));
    }

    [Fact]
    public void An_empty_file_is_a_fault() => Expect("no row", "motion.tsv", Fault(new MotionFiles(), "\n"));

    [Fact]
    public void A_header_in_another_order_than_the_channels_is_a_fault()
    {
        MotionFiles files = new() { Points = ["LeftFoot"], HasLatency = false };
        string[] names = [.. files.ChannelsTable().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(r => r.Split('\t')[0])];
        Expect("another order", "line 1", Fault(files, string.Join('\t', names.Reverse()) + "\n" + files.MotionTable()));
    }

    [Theory]
    [InlineData("", "'n/a'")]
    [InlineData("n/a", "'n/a'")]
    [InlineData("furlong", "'furlong'")]
    public void A_unit_that_is_absent_or_unknown_names_the_channel(string unit, string shown)
    {
        InputFault fault = Fault(new MotionFiles { AccelerationUnit = unit });
        Expect($"'LeftFoot_ACCEL_x' has the unit {shown}", "channels.tsv, line 3", fault);
        Assert.Contains("m/s^2, g or mg", fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m/s^2", 1 / 9.80665)]
    [InlineData("m/s^2", 1000 / 9.80665)]
    [InlineData("g", 1)]
    [InlineData("mg", 1 / 9.80665)]
    [InlineData("mg", 1)]
    public void An_acceleration_unit_that_contradicts_the_data_names_the_sensor(string unit, double scale) =>
        Expect($"declared unit '{unit}'", "ACCEL of 'LeftFoot'", Fault(new MotionFiles { AccelerationUnit = unit, AccelerationScale = scale }));

    [Theory]
    [InlineData("rad/s", 180 / Math.PI)]
    [InlineData("deg/s", 1)]
    public void An_angular_rate_unit_that_contradicts_the_data_names_the_sensor(string unit, double scale) =>
        Expect($"declared unit '{unit}'", "GYRO of 'LeftFoot'", Fault(new MotionFiles { AngularRateUnit = unit, AngularRateScale = scale }));

    [Fact]
    public void Row_times_that_contradict_the_sampling_rate_are_a_fault() =>
        Expect("100 rows a second", "line 1", Fault(new MotionFiles { MotionJson = """{ "SamplingFrequency": 1000 }""" }));

    [Fact]
    public void A_missing_channels_table_is_a_fault()
    {
        new MotionFiles().WriteTo(_folder);
        File.Delete(_folder["sub-01/motion/sub-01_task-walk_tracksys-imu_channels.tsv"]);
        Expect("no channels.tsv", "motion.tsv", Assert.Single(Outcomes.Of(_folder.Path)).Fault!);
    }

    [Fact]
    public void Neither_rate_nor_times_is_a_fault() =>
        Expect("neither", "motion.tsv", Fault(new MotionFiles { HasLatency = false, MotionJson = null }));

    [Theory]
    [InlineData("\"fast\"")]
    [InlineData("0")]
    [InlineData("-100")]
    public void A_sampling_rate_that_is_none_is_a_fault(string rate) =>
        Expect("SamplingFrequency", "motion.json", Fault(new MotionFiles { MotionJson = $$"""{ "SamplingFrequency": {{rate}} }""" }));

    [Fact]
    public void A_sensor_without_one_axis_is_a_fault()
    {
        MotionFiles files = new();
        Expect("2 ACCEL channels with component x", "line 4", Fault(files, channels: files.ChannelsTable().Replace("LeftFoot_ACCEL_y\ty", "LeftFoot_ACCEL_y\tx", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_sensor_on_a_known_site_is_a_fault_that_lists_what_there_is() =>
        Assert.Contains("'head'", Fault(new MotionFiles { Points = ["head"] }).Advice, StringComparison.Ordinal);

    [Theory]
    [InlineData("ARS", "left-handed")]
    [InlineData("AXS", "perpendicular")]
    public void Axes_that_are_no_rotation_name_the_frame(string letters, string expected) => Expect(
        expected,
        "reference frame 'sensor'",
        Fault(new MotionFiles { ChannelsJson = $$"""{ "reference_frame": { "Levels": { "sensor": { "SpatialAxes": "{{letters}}" } } } }""" }));

    [Fact]
    public void A_left_hand_rotation_rule_is_a_fault() => Expect(
        "left-hand",
        "reference frame 'sensor'",
        Fault(new MotionFiles { ChannelsJson = """{ "reference_frame": { "Levels": { "sensor": { "SpatialAxes": "ALS", "RotationRule": "left-hand" } } } }""" }));

    private static void Expect(string what, string where, InputFault fault)
    {
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.Contains(where, fault.Where, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Advice);
    }

    private static string EditRow(int index, Func<string, string> edit)
    {
        string[] rows = new MotionFiles().MotionTable().Split('\n');
        rows[index] = edit(rows[index]);
        return string.Join('\n', rows);
    }

    private static string Replace(string row, int column, string cell)
    {
        string[] cells = row.Split('\t');
        cells[column] = cell;
        return string.Join('\t', cells);
    }

    // The rows that can be used are read, and what could not is told.
    private InputFault Damage(int lostRows, string motion)
    {
        new MotionFiles().WriteTo(_folder, motion);
        RecordingOutcome outcome = Assert.Single(Outcomes.Of(_folder.Path));
        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        Assert.All(outcome.Recording.Tracks, t => Assert.Equal(200 - lostRows, t.TimesS.Count));
        return outcome.Damage!;
    }

    private InputFault Fault(MotionFiles files, string? motion = null, string? channels = null)
    {
        files.WriteTo(_folder, motion, channels);
        RecordingOutcome outcome = Assert.Single(Outcomes.Of(_folder.Path));
        Assert.False(outcome.IsRead);
        return outcome.Fault!;
    }
}

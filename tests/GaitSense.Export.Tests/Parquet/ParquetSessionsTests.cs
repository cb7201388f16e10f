using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;
using GaitSense.Export.Parquet;
using GaitSense.Export.Tests.Kit;
using ParquetSharp;

namespace GaitSense.Export.Tests.Parquet;

/// <summary>Read by DuckDB and by Apache Arrow's Parquet library.</summary>
public sealed class ParquetSessionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Steps_of_all_sessions_are_one_table_for_DuckDB()
    {
        await WriteAsync();

        Assert.Equal(4L, Ask("select count(*) from 'steps.parquet'"));
        Assert.Equal(2L, Ask("select count(distinct session) from 'steps.parquet'"));
        Assert.Equal(1.75, Ask("select min(initial_contact_s) from 'steps.parquet' where side = 'left'"));
        Assert.Equal(-30.0, Convert.ToDouble(Ask("select any_value(foot_strike_angle_deg) from 'steps.parquet' where valid"), CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(2L, Ask("select count(*) from 'steps.parquet' where stride_length_m is null and not valid"));
        Assert.Equal("turn;low_quality", Ask("select any_value(flags) from 'steps.parquet' where valid"));
        Assert.Equal(StepColumns.All.Count + 3L, Ask("select count(*) from (describe select * from 'steps.parquet')"));
    }

    [Fact]
    public async Task Events_and_samples_with_body_angles_count_from_the_first_sample()
    {
        await WriteAsync();

        Assert.Equal(1.25, Ask("select min(onset_s) from 'events.parquet' where trial_type = 'final_contact_left'"));
        Assert.Equal("pelvis", Ask("select any_value(body_site) from 'events.parquet' where trial_type = 'gap'"));
        Assert.Equal(500L, Ask("select count(*) from 'signals/a.parquet'"));
        Assert.Equal(0.0, Ask("select min(time_s) from 'signals/a.parquet'"));
        Assert.Equal(20L, Ask("select count(pelvic_tilt_deg) from 'signals/a.parquet'"));
        Assert.Equal(0.1 * Angle.DegPerRad, Convert.ToDouble(Ask("select max(pelvic_tilt_deg) from 'signals/a.parquet' where site = 'pelvis'"), CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(100L, Ask("select count(mag_y_ut) from 'signals/a.parquet'"));

        // The pelvis sensor's x points left.
        Assert.Equal(99.0, Convert.ToDouble(Ask("select max(accel_y_mps2) from 'signals/a.parquet' where site = 'pelvis'"), CultureInfo.InvariantCulture), 1e-9);
    }

    [Fact]
    public async Task Foot_trajectories_stand_in_the_rows_of_their_foot_and_only_where_it_was_followed()
    {
        await WriteAsync();
        object? At(string what, int row) => Ask($"select {what} from 'signals/a.parquet' where site = 'left_foot' and round(time_s * 100) = {row}");

        Assert.Equal(20L + 20 + 10 + 10, Ask("select count(foot_position_x_m) from 'signals/a.parquet'"));
        Assert.Equal(0L, Ask("select count(foot_position_x_m) from 'signals/a.parquet' where site <> 'left_foot'"));
        Assert.Equal(DBNull.Value, At("foot_position_x_m", 19));
        Assert.Equal(-0.05, Convert.ToDouble(At("foot_position_x_m", 25), CultureInfo.InvariantCulture), 1e-12);
        Assert.Equal(-1.0, At("foot_velocity_x_mps", 25));

        // Between two movements of one piece the foot stands.
        Assert.Equal(-0.19, Convert.ToDouble(At("foot_position_x_m", 50), CultureInfo.InvariantCulture), 1e-12);
        Assert.Equal(0.0, At("foot_velocity_x_mps", 50));
        Assert.Equal(DBNull.Value, At("foot_position_x_m", 75));
        Assert.Equal([1.0, 2.0], [At("foot_piece", 65), At("foot_piece", 85)]);
        Assert.Equal(DBNull.Value, At("foot_position_x_m", 95));
    }

    [Fact]
    public async Task Every_file_names_engine_options_profile_and_units()
    {
        await WriteAsync();
        foreach (string file in new[] { "steps.parquet", "events.parquet", "signals/a.parquet" })
        {
            using ParquetFileReader reader = new(_folder[$"out/{file}"]);
            IReadOnlyDictionary<string, string> pairs = reader.FileMetaData.KeyValueMetadata;
            Assert.Equal("0.2.0", pairs["gaitsense.engine_version"]);
            Assert.Equal(0.08, JsonDocument.Parse(pairs["gaitsense.engine_options"]).RootElement.GetProperty("foot").GetProperty("min_stance_s").GetDouble());
            Assert.Equal("gaitsense-1", pairs["gaitsense.firmware_profile"]);
            JsonElement columns = JsonDocument.Parse(pairs["gaitsense.columns"]).RootElement;
            Assert.Equal(reader.FileMetaData.Schema.NumColumns, columns.EnumerateObject().Count());
        }

        JsonElement dictionary = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["out/data_dictionary.json"], Token)).RootElement;
        Assert.Equal("m/s^2", dictionary.GetProperty("signals").GetProperty("accel_x_mps2").GetProperty("Units").GetString());
        Assert.Equal("deg", dictionary.GetProperty("steps.parquet").GetProperty("toe_out_deg").GetProperty("Units").GetString());
    }

    [Fact]
    public async Task A_long_table_has_several_row_groups_and_Arrow_reads_them_all()
    {
        int rows = ParquetTable<int>.RowsPerGroup + 17;
        IReadOnlyList<ParquetColumn<int>> columns =
        [
            ParquetColumn<int>.OfNumbers("n", "", "", i => i % 3 == 0 ? null : i),
            ParquetColumn<int>.OfWords("w", "", i => i < 5 ? "few" : null),
        ];
        await using (ParquetTable<int> table = await ParquetTable<int>.CreateAsync(_folder["long.parquet"], columns, new Dictionary<string, string>(), Token))
        {
            for (int i = 0; i < rows; i++)
            {
                await table.AddAsync(i, Token);
            }

            await table.CompleteAsync(Token);
        }

        using ParquetFileReader reader = new(_folder["long.parquet"]);
        Assert.Equal(2, reader.FileMetaData.NumRowGroups);
        using RowGroupReader last = reader.RowGroup(1);
        double?[] numbers = last.Column(0).LogicalReader<double?>().ReadAll(17);
        Assert.Equal([.. Enumerable.Range(rows - 17, 17).Select(i => i % 3 == 0 ? null : (double?)i)], numbers);
    }

    [Fact]
    public async Task What_is_not_completed_leaves_no_file()
    {
        await using (await ParquetTable<int>.CreateAsync(_folder["cut.parquet"], [ParquetColumn<int>.OfNumbers("n", "", "", i => i)], new Dictionary<string, string>(), Token))
        {
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private async Task WriteAsync()
    {
        using ExampleSession a = new(_folder, id: "a");
        using ExampleSession b = new(_folder, id: "b");
        await using ParquetSessions tables = await ParquetSessions.CreateAsync(_folder["out"], a.Session.Provenance.Pairs(), Token);
        await tables.AddAsync(a.Session, Token);
        await tables.AddAsync(b.Session, Token);
        await tables.CompleteAsync(Token);
    }

    private object? Ask(string sql)
    {
        using DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql.Replace("from '", $"from '{_folder["out"]}/", StringComparison.Ordinal);
        return command.ExecuteScalar();
    }
}

using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace GaitSense.Export.Signals;

/// <summary>Writes a signal table as Parquet, which pandas and DuckDB open directly.</summary>
public static class ParquetSignals
{
    // Rows per group: some megabytes of buffers, whatever the length of the table.
    private const int RowsPerGroup = 1 << 18;

    // The fast level: the library's own default is many times slower for a few percent in size.
    private static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Fastest,
    };

    /// <summary>Writes a file; under another name first, then renamed.</summary>
    public static async Task WriteAsync(string path, SignalTable table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        string unfinished = path + ".part";
        await using (FileStream stream = new(unfinished, FileMode.Create, FileAccess.ReadWrite))
        {
            await WriteAsync(stream, table, cancellationToken);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Writes into a stream that can seek.</summary>
    public static async Task WriteAsync(Stream stream, SignalTable table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        DataField[] fields = [.. table.Columns.Select(FieldOf)];
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, Options, false, cancellationToken);
        for (int start = 0; start < table.RowCount; start += RowsPerGroup)
        {
            int count = Math.Min(RowsPerGroup, table.RowCount - start);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++)
            {
                await WriteColumnAsync(group, fields[i], table.Columns[i], start, count, cancellationToken);
            }
        }
    }

    private static DataField FieldOf(SignalColumn column) =>
        column.Words is null ? new DataField<double>(column.Name) : new DataField(column.Name, typeof(string), isNullable: false);

    private static async Task WriteColumnAsync(ParquetRowGroupWriter group, DataField field, SignalColumn column, int start, int count, CancellationToken cancellationToken)
    {
        if (column.Words is { } words)
        {
            await group.WriteAsync(field, words.Skip(start).Take(count).ToArray());
        }
        else
        {
            await group.WriteAsync(field, column.Numbers.Slice(start, count), cancellationToken: cancellationToken);
        }
    }
}

using System.IO.Compression;
using System.Text.Json.Nodes;
using Parquet;
using Parquet.Schema;

namespace GaitSense.Export.Parquet;

/// <summary>Writes a table row by row as Parquet, which pandas, DuckDB and Arrow open directly. Row groups keep the memory
/// constant however long the table grows; the units of the columns and what made the table are in its key-value metadata.</summary>
/// <typeparam name="TRow">The row.</typeparam>
public sealed class ParquetTable<TRow> : IAsyncDisposable
{
    /// <summary>Rows per group: some megabytes of buffers.</summary>
    public const int RowsPerGroup = 1 << 15;

    // The fast level: the library's own default is many times slower for a few percent in size.
    private static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Fastest,
    };

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly ParquetWriter _writer;
    private readonly IReadOnlyList<ParquetColumn<TRow>> _columns;
    private readonly DataField[] _fields;
    private readonly TRow[] _rows = new TRow[RowsPerGroup];
    private int _count;
    private bool _isComplete;

    private ParquetTable(string path, FileStream stream, ParquetWriter writer, IReadOnlyList<ParquetColumn<TRow>> columns, DataField[] fields)
    {
        _path = path;
        _stream = stream;
        _writer = writer;
        _columns = columns;
        _fields = fields;
    }

    /// <summary>Rows so far.</summary>
    public long Count { get; private set; }

    /// <summary>Begins a table. It stands under its name once it is complete.</summary>
    /// <param name="path">The file; its folder is made when absent.</param>
    /// <param name="columns">The columns in order.</param>
    /// <param name="metadata">Pairs that go into the file beside the description of the columns.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ParquetTable<TRow>> CreateAsync(
        string path, IReadOnlyList<ParquetColumn<TRow>> columns, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        DataField[] fields = [.. columns.Select(FieldOf)];
        FileStream stream = new(path + ".part", FileMode.Create, FileAccess.ReadWrite);
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, Options, false, cancellationToken);
        Dictionary<string, string> pairs = new(metadata) { ["gaitsense.columns"] = Dictionary(columns).ToJsonString() };
        writer.CustomMetadata = pairs;
        return new ParquetTable<TRow>(path, stream, writer, columns, fields);
    }

    /// <summary>The data dictionary of the columns: meaning and unit by name.</summary>
    public static JsonObject Dictionary(IReadOnlyList<ParquetColumn<TRow>> columns)
    {
        JsonObject json = [];
        foreach (ParquetColumn<TRow> column in columns)
        {
            JsonObject entry = new() { ["Description"] = column.Meaning };
            if (column.Unit.Length > 0)
            {
                entry["Units"] = column.Unit;
            }

            json[column.Name] = entry;
        }

        return json;
    }

    /// <summary>Adds a row.</summary>
    public async ValueTask AddAsync(TRow row, CancellationToken cancellationToken)
    {
        _rows[_count++] = row;
        Count++;
        if (_count == RowsPerGroup)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>Ends the table and gives the file its name.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        // A table without rows has one empty group, so that every reader finds its columns.
        if (_count > 0 || Count == 0)
        {
            await FlushAsync(cancellationToken);
        }

        _isComplete = true;
        await _writer.DisposeAsync();
        await _stream.DisposeAsync();
        File.Move(_path + ".part", _path, overwrite: true);
    }

    /// <summary>Lets go of the file; one that was not completed is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isComplete)
        {
            _isComplete = true;
            await _writer.DisposeAsync();
            await _stream.DisposeAsync();
            File.Delete(_path + ".part");
        }
    }

    private static DataField FieldOf(ParquetColumn<TRow> column) => column switch
    {
        { Number: not null } => new DataField<double?>(column.Name),
        { Truth: not null } => new DataField<bool>(column.Name),
        _ => new DataField(column.Name, typeof(string), isNullable: true),
    };

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        for (int i = 0; i < _fields.Length; i++)
        {
            await WriteAsync(group, _fields[i], _columns[i], cancellationToken);
        }

        _count = 0;
    }

    private async Task WriteAsync(ParquetRowGroupWriter group, DataField field, ParquetColumn<TRow> column, CancellationToken cancellationToken)
    {
        if (column.Number is { } number)
        {
            double?[] values = new double?[_count];
            for (int i = 0; i < _count; i++)
            {
                values[i] = number(_rows[i]) is { } v && double.IsFinite(v) ? v : null;
            }

            await group.WriteAsync<double>(field, values.AsMemory(), cancellationToken: cancellationToken);
        }
        else if (column.Truth is { } truth)
        {
            bool[] values = [.. _rows.Take(_count).Select(truth)];
            await group.WriteAsync<bool>(field, values.AsMemory(), cancellationToken: cancellationToken);
        }
        else
        {
            string?[] values = [.. _rows.Take(_count).Select(r => column.Word!(r) is { Length: > 0 } word ? word : null)];
            await group.WriteAsync(field, values!);
        }
    }
}

using GaitSense.Export.Signals;
using Parquet;

namespace GaitSense.Export.Tests.Signals;

public sealed class ParquetSignalsTests
{
    [Fact]
    public async Task What_is_written_is_read_back_across_row_groups()
    {
        const int Rows = 300_001;
        double[] numbers = [.. Enumerable.Range(0, Rows).Select(i => i % 7 == 0 ? double.NaN : i * 0.25)];
        string[] words = [.. Enumerable.Range(0, Rows).Select(i => i < 1000 ? "left_foot" : "pelvis")];
        using MemoryStream stream = new();
        await ParquetSignals.WriteAsync(
            stream,
            new SignalTable([SignalColumn.OfWords("site", words), SignalColumn.OfNumbers("time_s", numbers)]),
            TestContext.Current.CancellationToken);

        await using ParquetReader reader = await ParquetReader.CreateAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(2, reader.RowGroupCount);
        Assert.Equal(["site", "time_s"], reader.Schema.DataFields.Select(f => f.Name));
        List<double> readNumbers = [];
        List<string> readWords = [];
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            double[] n = new double[group.RowCount];
            string?[] w = new string?[group.RowCount];
            await group.ReadAsync(reader.Schema.DataFields[1], n.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
            await group.ReadAsync(reader.Schema.DataFields[0], w.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
            readNumbers.AddRange(n);
            readWords.AddRange(w!);
        }

        Assert.Equal(numbers, readNumbers);
        Assert.Equal(words, readWords);
        Assert.True(stream.Length < Rows * 8, "the file is compressed");
    }
}

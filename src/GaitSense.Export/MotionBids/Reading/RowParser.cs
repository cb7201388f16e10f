using System.Text;
using GaitSense.Core.Recordings;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Reads the columns that are used out of one row; the values stay until the next row.</summary>
internal sealed class RowParser
{
    private readonly MotionPlan _plan;
    private readonly CellParser _cells;
    private readonly double[] _factors;
    private readonly double[] _values;

    public RowParser(MotionPlan plan)
    {
        _plan = plan;
        _cells = new CellParser(plan.MissingValues);
        _factors = new double[plan.Channels.Count];
        _values = new double[plan.Channels.Count];
        foreach (ScaledColumn c in Used(plan))
        {
            _factors[c.Column] = c.Factor;
        }
    }

    /// <summary>Values in SI units by column; NaN where missing or not used.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Reads one row.</summary>
    /// <returns>Null, or what is wrong: a cell that is used is not a number, or the number of cells is wrong.</returns>
    public InputFault? Parse(ReadOnlySpan<byte> row, long line)
    {
        InputFault? fault = null;
        int column = 0;
        while (true)
        {
            int tab = row.IndexOf((byte)'\t');
            ReadOnlySpan<byte> cell = tab < 0 ? row : row[..tab];
            if (column < _values.Length)
            {
                fault ??= Take(cell, column, line);
            }

            column++;
            if (tab < 0)
            {
                break;
            }

            row = row[(tab + 1)..];
        }

        if (column != _values.Length)
        {
            return FaultAt(line, $"the row has {column} cells, channels.tsv lists {_values.Length} channels", "Both must agree: one row in channels.tsv per column, in the same order.");
        }

        return fault;
    }

    /// <summary>What is wrong at a line of the motion file.</summary>
    public InputFault FaultAt(long line, string what, string advice) => new(what, $"{_plan.MotionFile}, line {line}", advice);

    /// <summary>A fault at a line of the motion file.</summary>
    public InputFaultException Fault(long line, string what, string advice) =>
        new(FaultAt(line, what, advice));

    private InputFault? Take(ReadOnlySpan<byte> cell, int column, long line)
    {
        _values[column] = double.NaN;
        if (_factors[column] == 0)
        {
            return null;
        }

        if (_cells.TryParse(cell, out double value))
        {
            _values[column] = value * _factors[column];
            return null;
        }

        return new InputFault(
            $"'{Shown(cell)}' in channel '{_plan.Channels[column].Name}' is not a number",
            $"{_plan.MotionFile}, line {line}, column {column + 1}",
            "Write numbers with a decimal point, and n/a for a missing value.");
    }

    private static string Shown(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(cell.Length > 40 ? cell[..40] : cell);

    private static IEnumerable<ScaledColumn> Used(MotionPlan plan)
    {
        IEnumerable<ScaledColumn> latency = plan.Latency is { } l ? [l] : [];
        return latency.Concat(plan.Points.SelectMany(p => new[] { p.Acceleration, p.AngularRate, p.MagneticField ?? p.Acceleration }).SelectMany(t => new[] { t.X, t.Y, t.Z }));
    }
}

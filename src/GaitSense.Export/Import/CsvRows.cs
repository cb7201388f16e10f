using System.Globalization;
using System.Text;
using GaitSense.Core.Recordings;
using GaitSense.Export.Text;

namespace GaitSense.Export.Import;

/// <summary>Reads the rows of one CSV file of a known layout, one at a time, in memory that does not depend on its size.</summary>
internal sealed class CsvRows
{
    private const int LongestPreamble = 40;
    private readonly string _path;
    private readonly ImportNotes _notes;
    private readonly int[] _slots;
    private readonly double[] _factors;
    private readonly byte _separator;
    private readonly long _headerLine;
    private readonly double _wrapS;
    private double _turns;
    private double _last = double.NaN;

    private CsvRows(string path, CsvLayout layout, ImportNotes notes, string[] header, long headerLine, byte separator)
    {
        _path = path;
        _notes = notes;
        _headerLine = headerLine;
        _separator = separator;
        _wrapS = layout.WrapS;
        Layout = layout;
        (_slots, _factors) = Map(header);
        Slots = _slots.Where(s => s >= 0).ToHashSet();
    }

    /// <summary>How the file is laid out.</summary>
    public CsvLayout Layout { get; }

    /// <summary>What it holds: 0 to 2 force, 3 to 5 rate, 6 to 8 field.</summary>
    public IReadOnlySet<int> Slots { get; }

    /// <summary>The layout of a file; null when its header is none that is known.</summary>
    public static CsvRows? TryOpen(string path, ImportNotes notes)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        ByteLineReader lines = new(stream);
        while (lines.LineNumber < LongestPreamble && lines.TryRead(out ReadOnlySpan<byte> line))
        {
            string text = Encoding.UTF8.GetString(line);
            foreach (char separator in ",;\t")
            {
                string[] header = [.. text.Split(separator).Select(c => c.Trim(' ', '"').ToLowerInvariant())];
                if (CsvLayout.All.FirstOrDefault(l => l.Marks.All(header.Contains)) is { } layout)
                {
                    return new CsvRows(path, layout, notes, header, lines.LineNumber, (byte)separator);
                }
            }
        }

        return null;
    }

    /// <summary>Reads on until the end or until the receiver has enough. Rows that are garbled or go back in time are left out and
    /// told.</summary>
    /// <param name="take">Takes time (s) and nine values; false when it has enough.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InputFaultException">No row can be used, or a column is missing or doubled.</exception>
    public void Read(Func<double, double[], bool> take, CancellationToken cancellationToken)
    {
        if (!_slots.Contains(-1))
        {
            throw Fault(_headerLine, "there is no column of times", Layout.Advice);
        }

        using FileStream stream = new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        ByteLineReader lines = new(stream);
        double[] values = new double[9];
        long good = 0;
        long bad = 0;
        InputFault? first = null;
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (lines.LineNumber <= _headerLine || line.IsEmpty)
            {
                continue;
            }

            if ((lines.LineNumber & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (WhyNot(line, values, out double timeS) is { } why)
            {
                first ??= new InputFault(why, $"{_path}, line {lines.LineNumber}", lines.LineIsTerminated ? "Export the recording again; the other rows are used." : "The file may have been cut off; copy or export it again.");
                bad++;
                continue;
            }

            good++;
            if (!take(timeS, values))
            {
                Tell(first, bad);
                _notes.Contradict($"{_path}, line {lines.LineNumber}: there are more than {SensorRows.MostSamples} samples; the first are used. Split the file to use the rest");
                return;
            }
        }

        if (lines.LineIsTooLong)
        {
            _notes.Lose(new InputFault($"the line is longer than {ByteLineReader.LongestLine} bytes", $"{_path}, line {lines.LineNumber + 1}", "Export the recording again."), "what stands before it is used");
        }

        if (good == 0)
        {
            throw first is { } fault
                ? new InputFaultException(fault with { Advice = Layout.Advice })
                : Fault(_headerLine, "no row follows the header", "Export the recording again.");
        }

        Tell(first, bad);
    }

    private void Tell(InputFault? first, long bad)
    {
        if (first is { } fault)
        {
            _notes.Lose(fault, bad == 1 ? "the other rows are used" : $"{bad} rows are left out, this is the first; the others are used");
        }
    }

    private (int[] Slots, double[] Factors) Map(string[] header)
    {
        IReadOnlyDictionary<string, CsvColumn> known = Layout.ColumnsOf(Path.GetFileName(_path));
        int[] slots = new int[header.Length];
        double[] factors = new double[header.Length];
        HashSet<int> taken = [];
        List<string> used = [];
        for (int i = 0; i < header.Length; i++)
        {
            slots[i] = -2;
            if (!known.TryGetValue(header[i], out CsvColumn column))
            {
                if (header[i].Length > 0)
                {
                    _notes.Ignore($"{Path.GetFileName(_path)}: column '{header[i]}'");
                }
            }
            else if (taken.Add(column.Slot))
            {
                (slots[i], factors[i]) = (column.Slot, column.Factor);
                used.Add(header[i]);
            }
            else
            {
                throw Fault(_headerLine, $"column {i + 1} ('{header[i]}') gives what a column before it gives", "Remove one of the two columns.");
            }
        }

        RequireWhole(taken, header);
        _notes.Understand($"{Path.GetFileName(_path)}: {string.Join(", ", used)}");
        return (slots, factors);
    }

    // A kind of sensor that has one axis has all three, in one unit.
    private void RequireWhole(HashSet<int> taken, string[] header)
    {
        foreach ((string kind, int first) in new[] { ("acceleration", 0), ("angular rate", 3), ("magnetic field", 6) })
        {
            int count = Enumerable.Range(first, 3).Count(taken.Contains);
            if (count is 1 or 2)
            {
                throw Fault(_headerLine, $"only {count} of the three columns of the {kind} are there, in one unit (the header has {string.Join(", ", header.Where(h => h.Length > 0))})", Layout.Advice);
            }
        }
    }

    private string? WhyNot(ReadOnlySpan<byte> line, double[] values, out double timeS)
    {
        timeS = double.NaN;
        Array.Fill(values, double.NaN);
        int column = 0;
        while (true)
        {
            int end = line.IndexOf(_separator);
            ReadOnlySpan<byte> cell = (end < 0 ? line : line[..end]).Trim(" \""u8);
            if (column < _slots.Length && _slots[column] >= -1 && !cell.IsEmpty)
            {
                if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                {
                    return $"'{Encoding.UTF8.GetString(cell.Length > 40 ? cell[..40] : cell)}' in column {column + 1} is not a number with a decimal point";
                }

                Set(values, ref timeS, _slots[column], value * _factors[column]);
            }

            column++;
            if (end < 0)
            {
                break;
            }

            line = line[(end + 1)..];
        }

        return column < _slots.Length - 1 ? $"the row has {column} cells where the header has {_slots.Length}"
            : double.IsNaN(timeS) ? "the row has no time"
            : Unwrapped(ref timeS);
    }

    private static void Set(double[] values, ref double timeS, int slot, double value)
    {
        if (slot < 0)
        {
            timeS = value;
        }
        else
        {
            values[slot] = value;
        }
    }

    // A counter that falls by nearly its whole range has turned over; any other fall is a fault.
    private string? Unwrapped(ref double timeS)
    {
        double raw = timeS;
        if (raw < _last)
        {
            if (_wrapS == 0 || _last - raw < 0.9 * _wrapS)
            {
                return FormattableString.Invariant($"the clock goes back by {_last - raw:0.######} s");
            }

            _turns++;
        }

        _last = raw;
        timeS = raw + (_turns * _wrapS);
        return null;
    }

    private InputFaultException Fault(long line, string what, string advice) => new(new InputFault(what, $"{_path}, line {line}", advice));
}

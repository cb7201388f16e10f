using System.Text;
using GaitSense.Core.Recordings;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Reads the rows of one motion file into its sensors' samples, line by line.</summary>
internal sealed class MotionTableReader
{
    private const double LargestRateError = 0.02;

    private readonly MotionPlan _plan;
    private readonly RowParser _row;
    private readonly RowClock _clock;
    private readonly TrackBuilder[] _tracks;
    private readonly List<string> _notes;
    private InputFault? _damage;
    private long _damagedRows;

    private MotionTableReader(MotionPlan plan, List<string> notes)
    {
        _plan = plan;
        _notes = notes;
        _row = new RowParser(plan);
        _clock = new RowClock(plan);
        _tracks = [.. plan.Points.Select(p => new TrackBuilder(p))];
    }

    /// <summary>Reads the whole file. Rows that cannot be used are left out: the others have their own times.</summary>
    /// <exception cref="InputFaultException">No row can be used.</exception>
    public static MotionTable Read(MotionPlan plan, CancellationToken cancellationToken)
    {
        using FileStream stream = new(plan.MotionFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        return Read(plan, stream, cancellationToken);
    }

    /// <summary>Reads what stands for the file.</summary>
    internal static MotionTable Read(MotionPlan plan, Stream stream, CancellationToken cancellationToken)
    {
        List<string> notes = [.. plan.Notes];
        MotionTableReader reader = new(plan, notes);
        reader.ReadRows(new ByteLineReader(stream), cancellationToken);
        reader.AddNotes();
        return new MotionTable(plan, reader._tracks, reader._clock.FirstS, reader.RateHz(), notes) { Damage = reader.Damage() };
    }

    private void ReadRows(ByteLineReader lines, CancellationToken cancellationToken)
    {
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            bool isSkipped = line.IsEmpty
                || (lines.LineNumber == 1 && IsHeader(line))
                || (!lines.LineIsTerminated && IsCutOff(line, lines.LineNumber));
            if (!isSkipped)
            {
                Accept(line, lines.LineNumber);
            }

            if ((lines.LineNumber & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        if (lines.LineIsTooLong)
        {
            _damagedRows++;
            _damage ??= _row.FaultAt(lines.LineNumber + 1, $"the line is longer than {ByteLineReader.LongestLine} bytes; nothing is read from there on", "This is not a tab-separated table; check the file.");
        }

        if (double.IsNaN(_clock.FirstS))
        {
            throw _damage is { } damage ? new InputFaultException(damage) : _row.Fault(1, "the file holds no row with a time", "Export the recording again.");
        }
    }

    private void Accept(ReadOnlySpan<byte> line, long number)
    {
        if (_row.Parse(line, number) is { } fault)
        {
            _clock.Skip();
            LeaveOut(fault);
            return;
        }

        RowTime time = _clock.Next(_row.Values, out double timeS);
        if (time == RowTime.Falling)
        {
            LeaveOut(_row.FaultAt(number, "its time is earlier than that of the row before", "Sort the rows by LATENCY, or split the recording where its clock restarts."));
        }

        if (time == RowTime.Rising)
        {
            foreach (TrackBuilder track in _tracks)
            {
                track.Add(timeS, _row.Values);
            }
        }
    }

    private void LeaveOut(InputFault fault)
    {
        _damage ??= fault;
        _damagedRows++;
    }

    // The first fault stands for all.
    private InputFault? Damage() => _damage is { } first && _damagedRows > 1
        ? first with { What = $"{first.What} ({_damagedRows} rows cannot be used; this is the first)" }
        : _damage;

    // A motion file has no header line; some tools write one all the same.
    private bool IsHeader(ReadOnlySpan<byte> line)
    {
        string[] cells = [.. Encoding.UTF8.GetString(line).Split('\t').Select(c => c.Trim())];
        CellParser parser = new(_plan.MissingValues);
        if (cells.Any(c => parser.TryParse(Encoding.UTF8.GetBytes(c), out _)))
        {
            return false;
        }

        string[] names = [.. _plan.Channels.Select(c => c.Name)];
        if (!cells.SequenceEqual(names) && cells.Order().SequenceEqual(names.Order()))
        {
            throw _row.Fault(1, "the header line names the channels in another order than channels.tsv", "Put the rows of channels.tsv into the order of the columns.");
        }

        _notes.Add($"{Path.GetFileName(_plan.MotionFile)}: the first line is a header, which a motion file should not have; it is read past");
        return true;
    }

    private bool IsCutOff(ReadOnlySpan<byte> line, long number)
    {
        if (line.Count((byte)'\t') + 1 >= _plan.Channels.Count)
        {
            return false;
        }

        LeaveOut(_row.FaultAt(number, "the last line is cut off", "The file may have been cut off while it was written or copied; copy or export it again."));
        return true;
    }

    private void AddNotes()
    {
        string file = Path.GetFileName(_plan.MotionFile);
        if (_clock.Untimed > 0)
        {
            _notes.Add($"{file}: {_clock.Untimed} rows have no time; they are left out");
        }

        if (_clock.Repeated > 0)
        {
            _notes.Add($"{file}: {_clock.Repeated} rows repeat the time of the row before; they are left out");
        }
    }

    private double RateHz()
    {
        double measured = 1 / _clock.MedianIntervalS;
        if (_plan.RateHz is not { } nominal)
        {
            return double.IsFinite(measured) ? measured : throw _row.Fault(1, "the sampling rate cannot be told from one row", "Write SamplingFrequency in *_motion.json.");
        }

        bool contradicts = _plan.Latency is not null && (measured < 0.5 * nominal || measured > 2 * nominal);
        return contradicts
            ? throw _row.Fault(
                1,
                FormattableString.Invariant($"LATENCY says {measured:0.##} rows a second, the nominal rate is {nominal:0.##} Hz"),
                "Correct SamplingFrequency, or the unit of LATENCY (s or ms).")
            : Closer(nominal, measured);
    }

    // A device that names its rate loosely is believed by its time stamps.
    private double Closer(double nominal, double measured)
    {
        if (_plan.Latency is null || !(Math.Abs(measured - nominal) > LargestRateError * nominal))
        {
            return nominal;
        }

        _notes.Add(FormattableString.Invariant(
            $"{Path.GetFileName(_plan.MotionFile)}: the nominal rate is {nominal:0.##} Hz, LATENCY says {measured:0.##} Hz, which is taken"));
        return measured;
    }
}

/// <summary>What one motion file holds.</summary>
/// <param name="Plan">How it was read.</param>
/// <param name="Tracks">Samples by sensor.</param>
/// <param name="FirstRowS">Time of the first row, s.</param>
/// <param name="RateHz">Nominal rate, or the measured one where none is given, Hz.</param>
/// <param name="Notes">What was left out, in words.</param>
internal sealed record MotionTable(MotionPlan Plan, IReadOnlyList<TrackBuilder> Tracks, double FirstRowS, double RateHz, IReadOnlyList<string> Notes)
{
    /// <summary>Why rows were left out; null when all could be used.</summary>
    public InputFault? Damage { get; init; }
}

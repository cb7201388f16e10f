using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.Export.Import;

/// <summary>Reads a JSON export of Movesense: objects with Timestamp (ms of the first sample), ArrayAcc (m/s^2), ArrayGyro
/// (deg/s) and maybe ArrayMagn (uT), wherever they stand in the file.</summary>
/// <remarks>The file is read in pieces, so that its size does not matter. Samples of one object are spread evenly up to the
/// time of the next.</remarks>
internal sealed class MovesenseJson(string path, ImportNotes notes)
{
    /// <summary>Name of the form.</summary>
    public const string Format = "Movesense JSON";

    private const double RadPerDeg = Math.PI / 180;
    private const double LostRatio = 1.5;
    private const int BufferLength = 1 << 16;
    private const int LongestToken = 1 << 20;

    private readonly List<double>[] _arrays = [[], [], []];
    private double _usualS = double.NaN;
    private double _timeMs = double.NaN;
    private string _member = "";
    private int _array = -1;
    private int _depthOfArray;
    private (double TimeS, double[][] Values)? _held;

    /// <summary>Reads the file.</summary>
    /// <returns>False when nothing in it looks like samples.</returns>
    public bool TryRead(SensorRows sensor, CancellationToken cancellationToken)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        byte[] buffer = new byte[BufferLength];
        int filled = 0;
        long offset = 0;
        JsonReaderState state = new(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        bool isLast = false;
        try
        {
            while (!isLast && !sensor.IsFull)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int read = stream.Read(buffer, filled, buffer.Length - filled);
                filled += read;
                isLast = read == 0;
                Utf8JsonReader reader = new(buffer.AsSpan(0, filled), isLast, state);
                while (reader.Read())
                {
                    Take(ref reader, sensor);
                }

                state = reader.CurrentState;
                int used = (int)reader.BytesConsumed;
                offset += used;
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length < LongestToken ? buffer.Length * 2 : throw new JsonException("a text without end"));
                }
            }
        }
        catch (JsonException)
        {
            Stop(sensor, offset);
        }
        catch (InvalidOperationException)
        {
            Stop(sensor, offset);
        }

        Release(sensor, double.NaN);
        return sensor.Count > 0;
    }

    private void Stop(SensorRows sensor, long offset)
    {
        if (sensor.Count == 0)
        {
            throw new InputFaultException(new InputFault("the file is not JSON", $"{path}, byte {offset}", "Export the recording again."));
        }

        notes.Lose(new InputFault("the file is not JSON there", $"{path}, after byte {offset}", "The file may have been cut off; copy or export it again."), "what stands before it is used");
    }

    private void Take(ref Utf8JsonReader reader, SensorRows sensor)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _member = reader.GetString() ?? "";
                break;
            case JsonTokenType.StartArray when _array < 0:
                _array = _member switch { "ArrayAcc" => 0, "ArrayGyro" => 1, "ArrayMagn" => 2, _ => -1 };
                _depthOfArray = reader.CurrentDepth;
                break;
            case JsonTokenType.EndArray when _array >= 0 && reader.CurrentDepth == _depthOfArray:
                _array = -1;
                break;
            case JsonTokenType.Number when _array >= 0:
                _arrays[_array].Add(reader.GetDouble());
                break;
            case JsonTokenType.Number when _member == "Timestamp":
                _timeMs = reader.GetDouble();
                break;
            case JsonTokenType.EndObject when _array < 0:
                EndObject(sensor);
                break;
        }
    }

    private void EndObject(SensorRows sensor)
    {
        if (_arrays[0].Count == 0 && _arrays[1].Count == 0)
        {
            return;
        }

        bool isWhole = _arrays[0].Count == _arrays[1].Count && _arrays[0].Count % 3 == 0 && double.IsFinite(_timeMs);
        if (isWhole)
        {
            Release(sensor, _timeMs * 1e-3);
            _held = (_timeMs * 1e-3, [.. _arrays.Select(a => a.ToArray())]);
        }
        else
        {
            notes.Lose(
                new InputFault(
                    FormattableString.Invariant($"it has {_arrays[0].Count} numbers of acceleration and {_arrays[1].Count} of angular rate"),
                    FormattableString.Invariant($"{path}, object at Timestamp {_timeMs}"),
                    "Export the recording again; each object needs Timestamp, ArrayAcc and ArrayGyro of the same length."),
                "it is left out");
        }

        Array.ForEach(_arrays, a => a.Clear());
        _timeMs = double.NaN;
    }

    // The time of the next object tells how far apart the samples of the held one are; the last one goes on as before.
    private void Release(SensorRows sensor, double nextS)
    {
        if (_held is not { } held)
        {
            return;
        }

        int count = held.Values[0].Length / 3;
        double interval = (nextS - held.TimeS) / count;
        if (interval > LostRatio * _usualS)
        {
            // Objects between the two are missing: the samples keep their distance, and what is missing stays a gap.
            interval = _usualS;
        }

        _usualS = interval > 0 ? interval : _usualS;
        if (!double.IsFinite(interval))
        {
            double rate = sensor.RateHz();
            interval = double.IsFinite(rate) ? 1 / rate : 0;
        }
        else if (interval <= 0)
        {
            notes.Lose(
                new InputFault("the clock goes back", FormattableString.Invariant($"{path}, object at Timestamp {held.TimeS * 1e3:0}"), "Split the recording where its clock restarts."),
                "its samples are left out");
            _held = null;
            return;
        }

        double[] row = new double[9];
        for (int i = 0; i < count && !sensor.IsFull; i++)
        {
            double t = held.TimeS + (i * interval);
            Array.Fill(row, double.NaN);
            Copy(held.Values[0], i, row, 0, 1);
            Copy(held.Values[1], i, row, 3, RadPerDeg);
            Copy(held.Values[2], i, row, 6, 1);
            if (sensor.IsLater(t))
            {
                sensor.Add(t, row);
            }
        }

        _held = null;
    }

    private static void Copy(double[] from, int sample, double[] row, int slot, double factor)
    {
        for (int axis = 0; axis < 3 && (3 * sample) + axis < from.Length; axis++)
        {
            row[slot + axis] = factor * from[(3 * sample) + axis];
        }
    }
}

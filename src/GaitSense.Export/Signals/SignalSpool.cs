using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GaitSense.Core.Sensors;

namespace GaitSense.Export.Signals;

/// <summary>Keeps the samples of one session in temporary files, one per sensor, so that every format can read them sensor by
/// sensor and as often as it needs, however long the session is.</summary>
/// <remarks><b>Cost</b>: one buffer per sensor in memory, and on disk the size of a <see cref="SignalSample"/> (136 bytes) per
/// sample. The files go when the spool is disposed.</remarks>
public sealed class SignalSpool : ISignals, IDisposable
{
    private const int SamplesPerRead = 512;
    private readonly string _folder;
    private readonly FileStream[] _files;
    private readonly long[] _counts;
    private readonly bool[] _hasField;

    /// <summary>A spool without samples.</summary>
    /// <param name="sensors">The sensors.</param>
    /// <param name="folder">Where its files stand for as long as it lives; made when absent, and removed.</param>
    public SignalSpool(IReadOnlyList<SensorDescriptor> sensors, string folder)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        Sensors = sensors;
        _folder = folder;
        Directory.CreateDirectory(folder);
        _files = [.. sensors.Select((_, i) => new FileStream(PathOf(i), FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 16))];
        _counts = new long[sensors.Count];
        _hasField = new bool[sensors.Count];
    }

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>Keeps one sample; those of a sensor come in rising time.</summary>
    public void Append(int sensor, in SignalSample sample)
    {
        _files[sensor].Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SignalSample>(in sample)));
        _counts[sensor]++;
        _hasField[sensor] |= sample.MagneticFieldUt.IsFinite;
    }

    /// <summary>Makes what was appended readable.</summary>
    public void Complete()
    {
        foreach (FileStream file in _files)
        {
            file.Flush();
        }
    }

    /// <inheritdoc/>
    public long Count(int sensor) => _counts[sensor];

    /// <inheritdoc/>
    public bool HasField(int sensor) => _hasField[sensor];

    /// <inheritdoc/>
    public IEnumerable<SignalSample> Samples(int sensor)
    {
        using FileStream file = new(PathOf(sensor), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        SignalSample[] block = new SignalSample[SamplesPerRead];
        for (int count = Read(file, block); count > 0; count = Read(file, block))
        {
            for (int i = 0; i < count; i++)
            {
                yield return block[i];
            }
        }
    }

    /// <summary>Removes its files.</summary>
    public void Dispose()
    {
        foreach (FileStream file in _files)
        {
            file.Dispose();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static int Read(FileStream file, SignalSample[] block)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(block.AsSpan());
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / Unsafe.SizeOf<SignalSample>();
    }

    private string PathOf(int sensor) => Path.Combine(_folder, FormattableString.Invariant($"{sensor}.samples"));
}

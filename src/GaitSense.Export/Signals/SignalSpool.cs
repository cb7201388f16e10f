using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Export.Signals;

/// <summary>Keeps the samples of one session in temporary files, one per sensor, so that every format can read them sensor by
/// sensor and as often as it needs, however long the session is.</summary>
/// <remarks><b>Cost</b>: one buffer per sensor in memory, and on disk 136 bytes per sample, and 64 more per sample of a foot whose
/// path is told. The files go when the spool is disposed.</remarks>
public sealed class SignalSpool : ISignals, IDisposable
{
    private const int SamplesPerRead = 512;
    private readonly string _folder;
    private readonly FileStream[] _files;
    private readonly long[] _counts;
    private readonly bool[] _hasField;
    private readonly PathSpool?[] _paths;

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
        _paths = new PathSpool?[sensors.Count];
    }

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>Keeps one sample; those of a sensor come in rising time.</summary>
    public void Append(int sensor, in SignalSample sample)
    {
        Kept kept = new(sample);
        _files[sensor].Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Kept>(in kept)));
        _counts[sensor]++;
        _hasField[sensor] |= sample.MagneticFieldUt.IsFinite;
    }

    /// <summary>Keeps a movement of a foot; those of a sensor come in rising time, after their samples.</summary>
    /// <param name="sensor">The sensor of that foot.</param>
    /// <param name="path">The movement; its times are those of samples.</param>
    public void Append(int sensor, in FootPath path) =>
        (_paths[sensor] ??= new PathSpool(FormattableString.Invariant($"{PathOf(sensor)}.path"))).Append(path);

    /// <summary>Makes what was appended readable.</summary>
    public void Complete()
    {
        foreach (FileStream file in _files)
        {
            file.Flush();
        }

        Array.ForEach(_paths, p => p?.Complete());
    }

    /// <inheritdoc/>
    public long Count(int sensor) => _counts[sensor];

    /// <inheritdoc/>
    public bool HasField(int sensor) => _hasField[sensor];

    /// <inheritdoc/>
    public bool HasPath(int sensor) => _paths[sensor] is not null;

    /// <inheritdoc/>
    public IEnumerable<SignalSample> Samples(int sensor)
    {
        using PathSpool.Reading? path = _paths[sensor]?.Read();
        using FileStream file = new(PathOf(sensor), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        Kept[] block = new Kept[SamplesPerRead];
        for (int count = Read(file, block); count > 0; count = Read(file, block))
        {
            for (int i = 0; i < count; i++)
            {
                SignalSample sample = block[i].Sample;
                yield return path is null ? sample : sample with { Foot = path.At(sample.TimeS) };
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

        Array.ForEach(_paths, p => p?.Dispose());
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static int Read(FileStream file, Kept[] block)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(block.AsSpan());
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / Unsafe.SizeOf<Kept>();
    }

    private string PathOf(int sensor) => Path.Combine(_folder, FormattableString.Invariant($"{sensor}.samples"));

    // A sample without what comes later.
    private readonly record struct Kept(
        double TimeS, Vec3 AccelerationMps2, Vec3 AngularRateRadPerS, Vec3 MagneticFieldUt, Quat Orientation, double TiltRad, double ObliquityRad, double ExtensionRad)
    {
        public Kept(in SignalSample s)
            : this(s.TimeS, s.AccelerationMps2, s.AngularRateRadPerS, s.MagneticFieldUt, s.Orientation, s.PelvicTiltRad, s.PelvicObliquityRad, s.LumbarExtensionRad)
        {
        }

        public SignalSample Sample => new(TimeS, AccelerationMps2, AngularRateRadPerS)
        {
            MagneticFieldUt = MagneticFieldUt,
            Orientation = Orientation,
            PelvicTiltRad = TiltRad,
            PelvicObliquityRad = ObliquityRad,
            LumbarExtensionRad = ExtensionRad,
        };
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;

namespace GaitSense.Export.Signals;

/// <summary>Keeps the path of one foot in a temporary file. It comes later than the samples that it belongs to.</summary>
internal sealed class PathSpool(string path) : IDisposable
{
    private const int PointsPerRead = 512;
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 16);

    /// <summary>Keeps a movement.</summary>
    public void Append(in FootPath movement)
    {
        for (int i = 0; i < movement.TimesS.Length; i++)
        {
            Kept kept = new(movement.TimesS[i], movement.PositionsM[i], movement.VelocitiesMps[i], movement.Piece);
            _file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Kept>(in kept)));
        }
    }

    /// <summary>Makes what was appended readable.</summary>
    public void Complete() => _file.Flush();

    /// <summary>Reads it beside the samples of the foot.</summary>
    public Reading Read() => new(path);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private readonly record struct Kept(double TimeS, Vec3 PositionM, Vec3 VelocityMps, long Piece);

    /// <summary>Tells where the foot was at times that rise. Between two movements of one piece it stands.</summary>
    internal sealed class Reading(string path) : IDisposable
    {
        private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        private readonly Kept[] _block = new Kept[PointsPerRead];
        private int _count;
        private int _next;
        private Kept? _before;

        public FootPoint At(double timeS)
        {
            while (HasNext() && _block[_next].TimeS <= timeS)
            {
                _before = _block[_next++];
            }

            if (_before is not { } before)
            {
                return FootPoint.Unknown;
            }

            return before.TimeS == timeS ? new FootPoint(before.PositionM, before.VelocityMps, (int)before.Piece)
                : HasNext() && _block[_next].Piece == before.Piece ? new FootPoint(before.PositionM, Vec3.Zero, (int)before.Piece)
                : FootPoint.Unknown;
        }

        public void Dispose() => _file.Dispose();

        private bool HasNext()
        {
            if (_next == _count)
            {
                Span<byte> bytes = MemoryMarshal.AsBytes(_block.AsSpan());
                _count = _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / Unsafe.SizeOf<Kept>();
                _next = 0;
            }

            return _next < _count;
        }
    }
}

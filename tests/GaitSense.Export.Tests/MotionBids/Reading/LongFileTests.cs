using System.Text;
using GaitSense.Core.Recordings;
using GaitSense.Export.MotionBids.Reading;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.MotionBids.Reading;

public class LongFileTests
{
    private const long Length = 300L << 20;

    [Fact]
    public void A_file_of_hundreds_of_megabytes_is_read_in_memory_that_does_not_grow_with_it()
    {
        using TemporaryFolder folder = new();
        MotionFiles files = new MotionFiles { Points = ["LeftFoot"], HasLatency = false }.WriteTo(folder);
        MotionPlan plan = MotionPlan.For(folder[files.MotionName]);
        using RowStream stream = new(files.MotionTable(), Length);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        MotionTable table = MotionTableReader.Read(plan, stream, TestContext.Current.CancellationToken);

        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        TrackBuilder builder = Assert.Single(table.Tracks);
        Assert.Equal(stream.Length, stream.Position);
        Assert.True(stream.LargestRead <= 1 << 20, $"{stream.LargestRead} bytes were asked for at once");
        Assert.True(builder.IsSpilled);
        Assert.Equal(stream.Rows, builder.Count);
        Assert.True(kept < 32 << 20, $"{kept >> 20} MB are kept of {builder.Count} samples");
        ImuTrack track = builder.Build(0, "imu", 100);
        Assert.Equal((builder.Count - 1) / 100.0, track.TimesS[^1], 1e-6);
        Assert.Equal(MotionFiles.AngularRate(150, 200)[1], track.AngularRateRadPerS[200_150].Y, 1e-5);
        Assert.Null(table.Damage);
    }

    /// <summary>The same rows again and again, made when they are asked for.</summary>
    private sealed class RowStream : Stream
    {
        private readonly byte[] _rows;
        private readonly int _rowsPerRound;
        private readonly long _length;
        private long _position;

        public RowStream(string rows, long length)
        {
            _rows = Encoding.UTF8.GetBytes(rows);
            _rowsPerRound = rows.Count(c => c == '\n');
            _length = length - (length % _rows.Length);
        }

        public int LargestRead { get; private set; }

        public long Rows => _length / _rows.Length * _rowsPerRound;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => _length;

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            LargestRead = Math.Max(LargestRead, count);
            int at = (int)(_position % _rows.Length);
            int length = (int)Math.Min(Math.Min(count, _rows.Length - at), _length - _position);
            _rows.AsSpan(at, length).CopyTo(buffer.AsSpan(offset));
            _position += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Buffers;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.States;
using Xunit;

namespace GaitSense.Core.Tests.States;

public sealed class StateWriterTests
{
    [Fact]
    public void What_was_written_is_read_back_in_every_field()
    {
        Memory written = new() { Count = 7, Up = new Vec3(1, 2, 3), Part = { Last = 2.5 } };
        written.Ring[2] = 9;
        written.Waiting.AddRange([3, 4]);

        Memory read = new();
        read.Waiting.Add(99);
        StateReader reader = new(Bytes(written));
        read.Visit(reader);

        Assert.Equal(0, reader.Left);
        Assert.Equal(7, read.Count);
        Assert.Equal(new Vec3(1, 2, 3), read.Up);
        Assert.Equal([0, 0, 9, 0], read.Ring);
        Assert.Equal([3, 4], read.Waiting);
        Assert.Equal(2.5, read.Part.Last);
    }

    [Fact]
    public void Bytes_that_end_early_are_refused()
    {
        byte[] bytes = Bytes(new Memory());
        for (int length = 0; length < bytes.Length; length++)
        {
            StateReader reader = new(bytes.AsMemory(0, length));
            InputFaultException e = Assert.Throws<InputFaultException>(() => new Memory().Visit(reader));
            Assert.Contains("saved state", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_state_of_another_size_is_refused()
    {
        StateReader reader = new(Bytes(new Memory(5)));
        InputFaultException e = Assert.Throws<InputFaultException>(() => new Memory(4).Visit(reader));
        Assert.Contains("5 where 4 belong", e.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(Memory memory)
    {
        ArrayBufferWriter<byte> output = new();
        memory.Visit(new StateWriter(output));
        return output.WrittenSpan.ToArray();
    }

    private sealed class Memory(int size = 4) : IStateful
    {
        public long Count;
        public Vec3 Up;

        public double[] Ring { get; } = new double[size];

        public List<int> Waiting { get; } = [];

        public Inner Part { get; } = new();

        public void Visit(IStateVisitor v)
        {
            v.Value(ref Count);
            v.Value(ref Up);
            v.Array(Ring);
            v.List(Waiting);
            v.Part(Part);
        }
    }

    private sealed class Inner : IStateful
    {
        public double Last;

        public void Visit(IStateVisitor v) => v.Value(ref Last);
    }
}

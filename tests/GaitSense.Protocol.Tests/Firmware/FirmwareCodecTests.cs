using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Sensors;
using GaitSense.Protocol.Tests.Profile;

namespace GaitSense.Protocol.Tests.Firmware;

/// <summary>The codec in C and this one say the same of the published vectors, of each other's output and of damage.</summary>
public sealed class FirmwareCodecTests(FirmwareFixture fixture) : IClassFixture<FirmwareFixture>
{
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];

    [Theory]
    [InlineData("gcc")]
    [InlineData("clang")]
    public void It_compiles_without_a_word_and_its_own_tests_pass(string name)
    {
        string? compiler = FirmwareFixture.Find(name);
        Assert.SkipWhen(compiler is null, $"There is no {name} (package {name}).");
        string program = "test_protocol_" + name;

        Assert.Empty(fixture.Build(compiler, program, "test_protocol.c"));

        using Process tests = Process.Start(new ProcessStartInfo(fixture.PathOf(program)) { RedirectStandardOutput = true })!;
        string said = tests.StandardOutput.ReadToEnd();
        tests.WaitForExit();
        Assert.True(tests.ExitCode == 0, said);
    }

    [Theory]
    [InlineData("gaitsense_protocol.c")]
    [InlineData("gaitsense_peripheral.c")]
    public void It_compiles_for_a_part_without_an_operating_system(string file)
    {
        string? compiler = FirmwareFixture.Find("arm-none-eabi-gcc");
        Assert.SkipWhen(compiler is null, "There is no arm-none-eabi-gcc (package gcc-arm-none-eabi).");

        Assert.Empty(FirmwareFixture.Compile(compiler, "-Os", "-mcpu=cortex-m0plus", "-mthumb", "-ffreestanding", "-c", "-o", "/dev/null", file));
    }

    [Theory]
    [InlineData("packets-good.json", 10)]
    [InlineData("packets-refused.json", 10)]
    [InlineData("packets-saturated.json", 10)]
    [InlineData("packets-wrapped.json", 4)]
    public void Both_read_the_published_packets_alike(string file, int atLeast)
    {
        using FirmwareFilter filter = Filter();
        string[] packets = [.. Strings(ProfileFiles.Json(Path.Combine("vectors", file)), "hex", "first", "second")];
        Assert.True(packets.Length >= atLeast, $"{packets.Length} packets");
        Assert.All(packets, hex => Assert.Equal(Read(Convert.FromHexString(hex)), filter.Ask('d', hex)));
    }

    [Fact]
    public void Both_read_the_published_messages_alike()
    {
        using FirmwareFilter filter = Filter();
        foreach (JsonElement v in ProfileFiles.Vectors("control.json", "requests"))
        {
            ControlStatus status = ControlRequest.Decode(v.Bytes(), out ControlRequest request);
            string said = filter.Ask('q', v.Text("hex"));
            Assert.StartsWith(Text($"{(int)status} "), said, StringComparison.Ordinal);
            Assert.True(status != ControlStatus.Ok || said == Text($"0 {(int)request.Opcode} {request.Value}"), said);
        }

        foreach (JsonElement v in ProfileFiles.Vectors("control.json", "responses"))
        {
            Assert.Equal(Response(v.Bytes()), filter.Ask('r', v.Text("hex")));
        }

        foreach (JsonElement v in ProfileFiles.Vectors("identity.json", "identities"))
        {
            Assert.Equal(Identity(v.Bytes()), filter.Ask('i', v.Text("hex")));
        }

        foreach (JsonElement v in ProfileFiles.Vectors("clock.json", "requests"))
        {
            DecodeOutcome outcome = ClockRequest.Decode(v.Bytes(), out ClockRequest request);
            Assert.Equal(Text($"{(int)outcome} {request.Token}"), filter.Ask('c', v.Text("hex")));
        }

        foreach (JsonElement v in ProfileFiles.Vectors("crc.json", "checksums"))
        {
            Assert.Equal(Text($"{Convert.ToUInt16(v.Text("crc"), 16)}"), filter.Ask('s', v.Text("hex")));
        }
    }

    [Fact]
    public void Each_reads_what_the_other_writes_and_both_refuse_alike()
    {
        using FirmwareFilter filter = Filter();
        Random random = new(5);
        for (int i = 0; i < 3000; i++)
        {
            byte[] packet = Written(random);
            string hex = Convert.ToHexStringLower(packet);
            Assert.Equal(Read(packet), filter.Ask('d', hex));
            Assert.Equal($"0 {hex}", filter.Ask('e', hex));
            byte[] damaged = Damaged(packet, random);
            Assert.Equal(Read(damaged), filter.Ask('d', Convert.ToHexStringLower(damaged)));
        }
    }

    [Theory]
    [InlineData(31, 250)]
    [InlineData(185, 1000)]
    [InlineData(247, 600)]
    [InlineData(247, 1000)]
    [InlineData(517, 2000)]
    public void The_reference_sensor_streams_what_the_profile_says(int mtu, int rate)
    {
        const int count = 70_000;
        using FirmwareFilter filter = Filter();
        int expected = ImuPacketCodec.SamplesPerPacket(mtu, PacketContent.None, rate / 10.0);
        long number = 0;
        for (string hex = filter.Ask('p', Text($"{mtu} {rate} {count}")); hex != "."; hex = filter.ReadLine())
        {
            byte[] packet = Convert.FromHexString(hex);
            Assert.True(packet.Length <= mtu - GattProfile.AttOverhead);
            Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(packet, out ImuPacketHeader header, _samples));
            Assert.Equal((ushort)number, header.Sequence);
            Assert.Equal((byte)expected, header.SampleCount);
            Assert.Equal((uint)(0xFFFFF000 + (number * 327680 / rate)), header.Ticks);
            Assert.Equal(ImuPacketCodec.PeriodUnitsOf(rate / 10.0), header.PeriodUnits);
            Assert.Equal(BodySite.LeftFoot, header.Site);
            for (int i = 0; i < header.SampleCount; i++)
            {
                Assert.Equal((short)((number + i) & 0x3FFF), _samples[i].AccelerationX);
            }

            number += header.SampleCount;
        }

        Assert.Equal(count / expected * expected, number);
    }

    private FirmwareFilter Filter()
    {
        Need();
        Assert.Empty(fixture.Complaint);
        return new FirmwareFilter(fixture);
    }

    private void Need() => Assert.SkipWhen(fixture.Compiler is null, "There is no C compiler (package gcc).");

    private string Read(byte[] packet)
    {
        DecodeOutcome outcome = ImuPacketCodec.Decode(packet, out ImuPacketHeader h, _samples);
        if (outcome != DecodeOutcome.Ok)
        {
            return Text($"{(int)outcome}");
        }

        string header = Text($"0 {(int)h.Site} {(int)h.Content} {(int)h.AccelerationRange} {(int)h.AngularRateRange} {h.Sequence} {h.Ticks} {h.PeriodUnits} {h.SampleCount}");
        return header + string.Concat(_samples.Take(h.SampleCount).Select(s => Text(
            $" {s.AccelerationX} {s.AccelerationY} {s.AccelerationZ} {s.AngularRateX} {s.AngularRateY} {s.AngularRateZ} {s.MagneticFieldX} {s.MagneticFieldY} {s.MagneticFieldZ} {s.QuaternionW} {s.QuaternionX} {s.QuaternionY} {s.QuaternionZ}")));
    }

    private static string Response(byte[] bytes)
    {
        DecodeOutcome outcome = ControlResponse.Decode(bytes, out ControlResponse r);
        SensorConfiguration c = r.Configuration;
        return outcome != DecodeOutcome.Ok
            ? Text($"{(int)outcome}")
            : Text($"0 {(int)r.Opcode} {(int)r.Status} {(int)c.Site} {(int)c.Content} {(int)c.AccelerationRange} {(int)c.AngularRateRange} {Math.Round(c.RateHz * 10)} {(c.IsStreaming ? 1 : 0)} {c.AttMtu} {c.SamplesPerPacket}");
    }

    private static string Identity(byte[] bytes)
    {
        DecodeOutcome outcome = SensorIdentity.Decode(bytes, out SensorIdentity i);
        return outcome != DecodeOutcome.Ok
            ? Text($"{(int)outcome}")
            : Text($"0 {(int)i.Site} {(int)i.Content} {i.AccelerationRanges} {i.AngularRateRanges} {Math.Round(i.MinRateHz * 10)} {Math.Round(i.MaxRateHz * 10)} {i.BootCount}");
    }

    private static byte[] Written(Random random)
    {
        int count = random.Next(1, 20);
        PacketContent content = (PacketContent)random.Next(4);
        ImuPacketHeader header = new(
            GattProfile.Version, (BodySite)random.Next(7), content, (AccelerationRange)random.Next(5), (AngularRateRange)random.Next(6),
            (ushort)random.Next(65536), (uint)random.NextInt64(1L << 32), (ushort)random.Next(1, 65536), (byte)count);
        byte[] bytes = new byte[ImuPacketCodec.LengthOf(content, count)];
        ImuPacketCodec.Encode(header, new RawImuSample[count], bytes);
        random.NextBytes(bytes.AsSpan(ImuPacketCodec.HeaderLength, bytes.Length - ImuPacketCodec.HeaderLength - 2));
        Seal(bytes);
        return bytes;
    }

    private static byte[] Damaged(byte[] packet, Random random)
    {
        byte[] damaged = random.Next(3) == 0 ? packet[..random.Next(packet.Length)] : [.. packet];
        if (damaged.Length > 0)
        {
            damaged[random.Next(Math.Min(damaged.Length, 16))] ^= (byte)(1 << random.Next(8));
        }

        if (damaged.Length > 2 && random.Next(2) == 0)
        {
            Seal(damaged);
        }

        return damaged;
    }

    private static void Seal(byte[] packet) =>
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(packet.Length - 2), Crc16.Of(packet.AsSpan(0, packet.Length - 2)));

    private static IEnumerable<string> Strings(JsonElement element, params string[] names) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Value.ValueKind == JsonValueKind.String && names.Contains(p.Name)
            ? [p.Value.GetString()!]
            : Strings(p.Value, names)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Strings(e, names)),
        _ => [],
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

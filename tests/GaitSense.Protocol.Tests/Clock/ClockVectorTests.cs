using System.Text.Json;
using CsCheck;
using GaitSense.Protocol.Tests.Profile;

namespace GaitSense.Protocol.Tests.Clock;

public sealed class ClockVectorTests
{
    [Fact]
    public void Requests_are_read_as_their_vectors_say()
    {
        foreach (JsonElement vector in ProfileFiles.Vectors("clock.json", "requests"))
        {
            DecodeOutcome outcome = ClockRequest.Decode(vector.Bytes(), out ClockRequest request);
            Assert.Equal(
                (vector.Text("name"), ProfileFiles.Named<DecodeOutcome>(vector.Text("outcome"))),
                (vector.Text("name"), outcome));
            if (outcome == DecodeOutcome.Ok)
            {
                Assert.Equal(vector.GetProperty("expected").GetProperty("token").GetUInt32(), request.Token);
                var written = new byte[ClockRequest.Length];
                request.Encode(written);
                Assert.Equal(vector.Bytes()[..ClockRequest.Length], written);
            }
        }
    }

    [Fact]
    public void Responses_are_read_and_written_as_their_vectors_say()
    {
        foreach (JsonElement vector in ProfileFiles.Vectors("clock.json", "responses"))
        {
            DecodeOutcome outcome = ClockResponse.Decode(vector.Bytes(), out ClockResponse response);
            Assert.Equal(
                (vector.Text("name"), ProfileFiles.Named<DecodeOutcome>(vector.Text("outcome"))),
                (vector.Text("name"), outcome));
            if (outcome == DecodeOutcome.Ok)
            {
                JsonElement expected = vector.GetProperty("expected");
                Assert.Equal(expected.GetProperty("token").GetUInt32(), response.Token);
                Assert.Equal(expected.GetProperty("received").GetUInt32(), response.ReceivedTicks);
                Assert.Equal(expected.GetProperty("sent").GetUInt32(), response.SentTicks);
                var written = new byte[ClockResponse.Length];
                Assert.Equal(ClockResponse.Length, response.Encode(written));
                Assert.Equal(vector.Bytes(), written);
            }
        }
    }

    [Fact]
    public void No_bytes_make_either_reader_throw() => Gen.Byte.Array[0, 32].Sample(bytes =>
    {
        DecodeOutcome request = ClockRequest.Decode(bytes, out ClockRequest asked);
        DecodeOutcome response = ClockResponse.Decode(bytes, out ClockResponse answered);
        return (request == DecodeOutcome.Ok || asked == default) && (response == DecodeOutcome.Ok || answered == default);
    });
}

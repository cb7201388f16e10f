using System.Text.Json;
using CsCheck;
using GaitSense.Core.Sensors;
using GaitSense.Protocol.Tests.Profile;

namespace GaitSense.Protocol.Tests.Control;

public sealed class ControlVectorTests
{
    [Fact]
    public void Requests_are_read_and_written_as_their_vectors_say()
    {
        foreach (JsonElement vector in ProfileFiles.Vectors("control.json", "requests"))
        {
            ControlStatus status = ControlRequest.Decode(vector.Bytes(), out ControlRequest request);
            Assert.Equal(
                (vector.Text("name"), ProfileFiles.Named<ControlStatus>(vector.Text("status"))),
                (vector.Text("name"), status));
            if (status == ControlStatus.Ok)
            {
                JsonElement expected = vector.GetProperty("expected");
                Assert.Equal(ProfileFiles.Named<ControlOpcode>(expected.Text("opcode")), request.Opcode);
                Assert.Equal(expected.Int("value"), request.Value);
                var written = new byte[request.Length];
                Assert.Equal(request.Length, request.Encode(written));
                Assert.Equal(vector.Bytes(), written);
            }
        }
    }

    [Fact]
    public void Responses_are_read_as_their_vectors_say()
    {
        foreach (JsonElement vector in ProfileFiles.Vectors("control.json", "responses"))
        {
            DecodeOutcome outcome = ControlResponse.Decode(vector.Bytes(), out ControlResponse response);
            Assert.Equal(
                (vector.Text("name"), ProfileFiles.Named<DecodeOutcome>(vector.Text("outcome"))),
                (vector.Text("name"), outcome));
            if (outcome == DecodeOutcome.Ok)
            {
                AssertResponse(vector.GetProperty("expected"), response);
            }
        }
    }

    [Fact]
    public void No_bytes_make_either_reader_throw() => Gen.Byte.Array[0, 32].Sample(bytes =>
    {
        ControlStatus status = ControlRequest.Decode(bytes, out ControlRequest request);
        DecodeOutcome outcome = ControlResponse.Decode(bytes, out ControlResponse response);
        return (status == ControlStatus.Ok || request == default) && (outcome == DecodeOutcome.Ok || response == default);
    });

    private static void AssertResponse(JsonElement expected, in ControlResponse response)
    {
        Assert.Equal(ProfileFiles.Named<ControlOpcode>(expected.Text("opcode")), response.Opcode);
        bool isKnown = expected.Text("status") != "unknown";
        Assert.Equal(isKnown, Enum.IsDefined(response.Status));
        if (isKnown)
        {
            Assert.Equal(ProfileFiles.Named<ControlStatus>(expected.Text("status")), response.Status);
        }

        Assert.Equal(expected.Text("status") == "ok", response.IsDone);
        SensorConfiguration configuration = response.Configuration;
        Assert.Equal(ProfileFiles.Named<BodySite>(expected.Text("site")), configuration.Site);
        Assert.Equal(expected.Int("content"), (int)configuration.Content);
        Assert.Equal(expected.Int("full_scale_g"), ImuScale.FullScaleG(configuration.AccelerationRange));
        Assert.Equal(expected.Int("full_scale_dps"), ImuScale.FullScaleDps(configuration.AngularRateRange));
        Assert.Equal(expected.Number("rate_hz"), configuration.RateHz, 1e-9);
        Assert.Equal(expected.GetProperty("is_streaming").GetBoolean(), configuration.IsStreaming);
        Assert.Equal(expected.Int("att_mtu"), configuration.AttMtu);
        Assert.Equal(expected.Int("samples_per_packet"), configuration.SamplesPerPacket);
    }
}

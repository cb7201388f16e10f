using System.Text.Json.Nodes;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>Kinds of sensors of a user's own folder whose configuration is answered; the sensor answers only whoever has enabled its
/// answers.</summary>
public sealed class AnsweredCommandsTests : IDisposable
{
    private const string Service = "34802252-7185-4d5d-b431-630e7050e8f0";
    private const string Commands = "34800001-7185-4d5d-b431-630e7050e8f0";
    private const string Answers = "34800003-7185-4d5d-b431-630e7050e8f0";
    private static readonly byte[] Configure = [0x05, 0x01];
    private static readonly byte[] Answer = [0x85, 0x00];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-kinds-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Answers_on_a_characteristic_of_their_own_are_heard_before_the_configuration_and_never_kept()
    {
        SensorProfiles kinds = Kinds(kind => kind["answers"] = At(Answers));
        await using Stage stage = await Stage.BeginAsync(kinds);
        await stage.StartAsync();

        Assert.Equal([Configure, .. Started(kinds)], stage.Sensor.Written.Select(w => w.Value));
        Assert.True(stage.Sensor.TrySend(new ForeignNotification(0, 0, [2, 99, 1])));
        RawPacket first = await stage.Kept.FirstAsync();
        Assert.Equal([2, 99, 1], first.Payload.ToArray());
    }

    [Fact]
    public async Task A_sensor_that_comes_back_is_configured_and_answers_again()
    {
        SensorProfiles kinds = Kinds(kind => kind["answers"] = At(Answers));
        await using Stage stage = await Stage.BeginAsync(kinds);
        await stage.StartAsync();
        stage.Sensor.Unlink();
        await stage.Tree.UntilAsync(() => stage.Sensor.Links == 2 && stage.Sensor.IsStreaming).Soon();

        Assert.Equal([Configure, .. Started(kinds)], stage.Sensor.Written.Select(w => w.Value));
    }

    [Fact]
    public async Task Answers_on_a_characteristic_that_is_kept_are_heard_before_the_configuration_and_kept_from_the_start_on()
    {
        SensorProfiles kinds = Kinds(kind =>
        {
            JsonObject stream = At(Answers);
            stream["name"] = "answers";
            stream["role"] = "answers";
            kind["streams"]!.AsArray().Add((JsonNode)stream);
        });
        await using Stage stage = await Stage.BeginAsync(kinds);
        await stage.StartAsync();

        Assert.Equal([Configure, .. Started(kinds)], stage.Sensor.Written.Select(w => w.Value));
        Assert.True(stage.Sensor.TrySend(new ForeignNotification(0, 1, [7])));
        RawPacket first = await stage.Kept.FirstAsync();
        Assert.Equal([1, 7], first.Payload.ToArray());
    }

    [Fact]
    public async Task A_sensor_that_is_given_up_in_its_configuration_is_unsubscribed_and_unlinked()
    {
        SensorProfiles kinds = Kinds(kind => kind["answers"] = At(Answers));
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        ForeignObjects sensor = fixture.Tree.Add(new ForeignObjects(fixture.Tree, kinds.Find("own-imu")!, "D0:00:00:00:00:01", "Own") { IsDumb = true });
        int ended = 0;
        fixture.Tree.Intercept = (_, member) =>
        {
            ended += member == "StopNotify" ? 1 : 0;
            return null;
        };
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<BluetoothSource> opening = BluetoothSource.OpenAsync(
            fixture.Transport, "D0:00:00:00:00:01", Stage.Patient with { Profiles = kinds }, TimeProvider.System, enough.Token);
        await fixture.Tree.UntilAsync(() => sensor.Written.Count == 1).Soon();
        Assert.Single(sensor.Notified);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.Soon());
        Assert.Equal(1, ended);
        Assert.Empty(sensor.Notified);
    }

    private static IEnumerable<byte[]> Started(SensorProfiles kinds) => kinds.Find("own-imu")!.Modes[0].Start.Select(c => c.Value.ToArray());

    private static JsonObject At(string characteristic) => new() { ["service"] = Service, ["characteristic"] = characteristic };

    /// <summary>A kind that comes with the program, changed to one whose first mode is configured by a command with an answer.</summary>
    private SensorProfiles Kinds(Action<JsonObject> change)
    {
        JsonObject kind = JsonNode.Parse(SensorProfiles.BuiltIn.Find("movesense-imu6")!.Json)!.AsObject();
        kind["id"] = "own-imu";
        kind["names"] = new JsonArray("Own");
        JsonObject command = At(Commands);
        command["value"] = Convert.ToHexString(Configure);
        command["answer"] = Convert.ToHexString(Answer);
        kind["modes"]![0]!["configure"] = new JsonArray(command);
        change(kind);
        File.WriteAllText(Path.Combine(_folder.FullName, "own-imu.json"), kind.ToJsonString());
        return SensorProfiles.With(_folder.FullName);
    }

    /// <summary>One sensor of such a kind, and a source that listens to it.</summary>
    private sealed class Stage(BlueZFixture fixture, ForeignObjects sensor, BluetoothSource source) : IAsyncDisposable
    {
        // An answer that does not come shows in the test's own patience, and one that is slow is none that is missing.
        public static readonly BluetoothSourceOptions Patient = BluetoothSourceOptions.Default with
        {
            AnswerTimeout = TimeSpan.FromHours(1),
            FirstRetry = TimeSpan.FromMilliseconds(1),
        };

        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        private Task _running = Task.CompletedTask;

        public ForeignObjects Sensor => sensor;

        public BlueZTree Tree => fixture.Tree;

        public Keep Kept { get; } = new();

        public static async Task<Stage> BeginAsync(SensorProfiles kinds)
        {
            BlueZFixture fixture = await BlueZFixture.StartAsync();
            ForeignObjects sensor = fixture.Tree.Add(new ForeignObjects(fixture.Tree, kinds.Find("own-imu")!, "D0:00:00:00:00:01", "Own"));
            try
            {
                BluetoothSource source = await BluetoothSource.OpenAsync(
                    fixture.Transport, "D0:00:00:00:00:01", Patient with { Profiles = kinds }, TimeProvider.System, Token).Soon();
                return new Stage(fixture, sensor, source);
            }
            catch
            {
                await fixture.DisposeAsync();
                throw;
            }
        }

        public async Task StartAsync()
        {
            _running = source.RunAsync(Kept, _stop.Token);
            await fixture.Tree.UntilAsync(() => sensor.IsStreaming).Soon();
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.Soon();
            await source.DisposeAsync();
            await fixture.DisposeAsync();
            _stop.Dispose();
        }
    }

    private sealed class Keep : IPacketReceiver
    {
        private readonly TaskCompletionSource<RawPacket> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<RawPacket> FirstAsync() => _first.Task.Soon();

        public void OnPacket(in RawPacket packet) => _first.TrySetResult(packet with { Payload = packet.Payload.ToArray() });

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}

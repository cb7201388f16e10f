using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.InTheHand;
using GaitSense.Devices.Tests.Bluetooth;
using GaitSense.Protocol;
using InTheHand.Bluetooth;
using Radio = InTheHand.Bluetooth.Bluetooth;

namespace GaitSense.Devices.Tests.InTheHand;

/// <summary>The library's adapter keeps to what every transport does, over a stand-in with the library's signatures.</summary>
[Collection(InTheHandTests.OneRadio)]
public sealed class InTheHandConformanceTests : TransportConformance
{
    protected override Task<ITransportBench> NewBenchAsync() => Task.FromResult<ITransportBench>(new Bench());

    private sealed class Bench : ITransportBench
    {
        private static readonly SensorConfiguration Configuration = new(
            BodySite.LeftFoot, PacketContent.None, AccelerationRange.G16, AngularRateRange.Dps2000, 100, IsStreaming: false, AttMtu: 247, SamplesPerPacket: 5);

        private readonly GattCharacteristic _stream = new(GattProfile.ImuStream);
        private readonly GattCharacteristic _control = new(GattProfile.ControlPoint);
        private readonly BluetoothDevice _device = new("AA:01", "GS LeftFoot");

        public Bench()
        {
            GattCharacteristic identity = new(GattProfile.SensorIdentity) { Value = new byte[SensorIdentity.Length] };
            _device.Gatt.Services.Add(new GattService(GattProfile.Service, _stream, _control, identity));
            _device.Gatt.Services.Add(new GattService(GattProfile.BatteryService, new GattCharacteristic(GattProfile.BatteryLevel) { Value = [90] }));
            _control.Written = value => _control.Notify(Answer(value));
            Radio.InReach.Add(_device);
        }

        public IBluetoothTransport Transport { get; } = new InTheHandTransport(TimeProvider.System);

        public string DeviceId => _device.Id;

        public bool IsLinked => _device.Gatt.IsConnected;

        public bool TryNotify(byte[] value)
        {
            _stream.Notify(value);
            return _stream.IsNotifying;
        }

        public void LoseLink() => _device.LoseTwice();

        public ValueTask DisposeAsync()
        {
            Radio.InReach.Clear();
            return ValueTask.CompletedTask;
        }

        private static byte[] Answer(byte[] request)
        {
            byte[] answer = new byte[ControlResponse.Length];
            new ControlResponse((ControlOpcode)request[0], ControlStatus.Ok, Configuration).Encode(answer);
            return answer;
        }
    }
}

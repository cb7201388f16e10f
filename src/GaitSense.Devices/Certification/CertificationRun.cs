using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>What the stages of one run share: the link, the probes and what was found.</summary>
internal sealed class CertificationRun(
    IBluetoothTransport transport, string id, CertificationOptions options, TimeProvider time, IProgress<CertificationStep>? progress)
{
    private const int LinkTries = 3;

    private readonly long _begun = time.GetTimestamp();
    private IBluetoothLink? _link;

    public IBluetoothTransport Transport => transport;

    public string SensorId => id;

    public CertificationOptions Options => options;

    public TimeProvider Time => time;

    public Findings Findings { get; } = new();

    public ControlLedger Ledger { get; } = new();

    public ControlProbe Control { get; private set; } = null!;

    public ClockProbe Clock { get; private set; } = null!;

    public IBluetoothLink Link => _link ?? throw new BluetoothFaultException(
        BluetoothFaultKind.LinkLost, new InputFault("there is no link", $"sensor {id}", "Bring it closer and try again"));

    /// <summary>What the sensor says of itself; null when it cannot be read.</summary>
    public SensorIdentity? Identity { get; set; }

    /// <summary>Rates that are streamed, 0.1 Hz, rising.</summary>
    public IReadOnlyList<ushort> Rates { get; set; } = [];

    /// <summary>Readings of the device clock, in their order.</summary>
    public List<ClockReading> ClockReadings { get; } = [];

    public bool IsLinked => _link is { Lost.IsCompleted: false };

    /// <summary>Seconds since the run began, at a time stamp.</summary>
    public double SecondsAt(long stamp) => time.GetElapsedTime(_begun, stamp).TotalSeconds;

    public double SecondsNow => SecondsAt(time.GetTimestamp());

    public void Tell(string what) => progress?.Report(new CertificationStep(what, TimeSpan.Zero));

    /// <summary>Lets time pass.</summary>
    /// <exception cref="BluetoothFaultException">The link was lost meanwhile.</exception>
    public async Task WaitAsync(TimeSpan wait, string what, CancellationToken cancellationToken)
    {
        progress?.Report(new CertificationStep(what, wait));
        Task passing = Task.Delay(wait, time, cancellationToken);
        if (_link is { } link && await Task.WhenAny(passing, link.Lost) != passing)
        {
            throw new BluetoothFaultException(BluetoothFaultKind.LinkLost, await link.Lost);
        }

        await passing;
    }

    /// <summary>Links, trying again when that fails.</summary>
    /// <exception cref="BluetoothFaultException">It cannot be reached.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        for (int i = 1; ; i++)
        {
            Tell($"linking to {id}");
            try
            {
                _link = await transport.ConnectAsync(id, cancellationToken);
                Control = new ControlProbe(Ledger, time, options);
                Clock = new ClockProbe(this, _link);
                return;
            }
            catch (BluetoothFaultException) when (i < LinkTries)
            {
                await WaitAsync(options.LinkPause, "waiting before the next link", cancellationToken);
            }
        }
    }

    /// <summary>Unlinks.</summary>
    public async Task DisconnectAsync()
    {
        if (_link is { } link)
        {
            _link = null;
            Ledger.Forget();
            await link.DisposeAsync();
        }
    }
}

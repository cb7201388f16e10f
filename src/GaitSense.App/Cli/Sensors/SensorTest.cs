using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Steps;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Gait.Engine;
using GaitSense.Streaming;

namespace GaitSense.App.Cli.Sensors;

/// <summary>Streams from one sensor and tells how it fares.</summary>
internal sealed class SensorTest(IBluetoothTransport radio, Terminal terminal, TimeProvider time)
{
    /// <summary>Streams, then writes the figures.</summary>
    /// <returns>The exit code: 1 when not one sample came.</returns>
    public async Task<int> RunAsync(string id, TimeSpan length, bool isJson, CancellationToken cancellationToken)
    {
        ProgressLine progress = new(terminal);
        progress.Show($"linking to {id}");
        await using BluetoothSource source = await OpenAsync(id, cancellationToken);
        SessionPipeline pipeline = new(source.Sensors, GaitOptions.Default, Unheard.Instance);
        using CancellationTokenSource limit = new(length, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        progress.Show("streaming");
        await source.RunAsync(pipeline, either.Token);
        progress.Clear();
        cancellationToken.ThrowIfCancellationRequested();
        pipeline.Complete();
        SensorFigures figures = new(source.Details[0], pipeline.Health()[0], source.Received(0), source.Dropped(0), source.Losses(0));
        if (isJson)
        {
            terminal.Out.Write(JsonText.Of(figures.WriteJson));
        }
        else
        {
            TextTable.Write(terminal.Out, figures.Rows());
        }

        if (figures.Health.Samples > 0)
        {
            return ExitCodes.Done;
        }

        throw new InputFaultException(source.LastFault(0) ?? new InputFault(
            "it was linked, but not one sample came", $"sensor {id}", "Switch it off and on again"));
    }

    private Task<BluetoothSource> OpenAsync(string id, CancellationToken cancellationToken) =>
        BluetoothSource.OpenAsync(radio, id, BluetoothSourceOptions.Default, time, cancellationToken);

    /// <summary>A sensor on a table takes no steps.</summary>
    private sealed class Unheard : IGaitReceiver
    {
        public static Unheard Instance { get; } = new();

        public void OnContact(in ProvisionalContact contact)
        {
        }

        public void OnStep(Step step)
        {
        }

        public void OnEvent(in GaitEvent gaitEvent)
        {
        }

        public void OnPosture(in PostureFrame posture)
        {
        }
    }
}

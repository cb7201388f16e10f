using GaitSense.App.Sources;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Gateway.Clocks;
using GaitSense.Devices.Gateway.Sending;
using GaitSense.Devices.Gateway.Spooling;
using GaitSense.Gait.Exercises;
using Microsoft.Extensions.Logging.Abstractions;

namespace GaitSense.App.Cli.Gateway;

/// <summary>Runs a gateway until it is stopped, or its source has ended and the service has everything.</summary>
public sealed class GatewayRun(GatewayOptions options, Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan SearchAgain = TimeSpan.FromSeconds(5);

    private GatewayNews? _last;

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        ServerDoor door = ServerDoor.For(options);
        GatewayClock clock = GatewayClock.OfThisMachine(time);
        using PacketSpool spool = PacketSpool.Open(options.Spool, options.QuotaBytes, clock);
        TellSpool(spool);
        ISourceOpener opener = SourceOpener.For(options.Source, options.Spool, time, NullLoggerFactory.Instance, NoGateways);
        try
        {
            await opener.CheckAsync(cancellationToken);
            await using IPacketSource source = await OpenAsync(opener, cancellationToken);
            terminal.Error.Write($"{source.Sensors.Count} sensors: {string.Join(", ", source.Sensors.Select(s => s.Site))}\n");
            GatewayRunner runner = new(spool, options.Name, clock, door.OpenAsync, time);
            runner.News += Tell;
            await runner.RunAsync(source, cancellationToken);
        }
        finally
        {
            if (opener is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
        }

        if (spool.Dropped > 0)
        {
            terminal.Error.Write(FormattableString.Invariant($"{spool.Dropped} packets were dropped, oldest first: the spool was full.\n"));
        }

        return ExitCodes.Done;
    }

    // A gateway stands somewhere unattended: it waits for its sensors.
    private async Task<IPacketSource> OpenAsync(ISourceOpener opener, CancellationToken cancellationToken)
    {
        string told = "";
        while (true)
        {
            try
            {
                return await opener.OpenAsync(ExerciseCatalog.BuiltIn.All[0], cancellationToken);
            }
            catch (InputFaultException e) when (options.Source == BluetoothOpener.Name)
            {
                if (told != e.Message)
                {
                    terminal.Error.Write($"waiting for sensors: {e.Fault}\n");
                    told = e.Message;
                }

                await Task.Delay(SearchAgain, time, cancellationToken);
            }
        }
    }

    private void TellSpool(PacketSpool spool)
    {
        if (spool.Earlier.Count > 0)
        {
            terminal.Error.Write(FormattableString.Invariant(
                $"packets of earlier runs wait: {spool.Earlier.Sum(s => (long)(s.Next - s.Oldest))} in {spool.Bytes} bytes.\n"));
        }

        if (spool.CutBytes > 0)
        {
            terminal.Error.Write(FormattableString.Invariant($"{spool.CutBytes} bytes of a packet that was half written were cut off.\n"));
        }
    }

    // The same thing again is no news.
    private void Tell(GatewayNews news, string why)
    {
        if (_last == news)
        {
            return;
        }

        _last = news;
        terminal.Error.Write(news switch
        {
            GatewayNews.Connected => $"connected to {options.Server}\n",
            GatewayNews.Refused => $"refused by {options.Server}: {why}. Trying again.\n",
            _ => $"{options.Server} cannot be reached: {why}. Packets are spooled; trying again.\n",
        });
    }

    private static ISourceOpener NoGateways(string name) => throw new InputFaultException(new InputFault(
        $"a gateway cannot take its packets from another ({name})", "--source", "Use bluetooth, simulated or replay:<path>"));
}

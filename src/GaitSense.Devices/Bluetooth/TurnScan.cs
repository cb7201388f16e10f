using System.Runtime.CompilerServices;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth;

/// <summary>Listens for some seconds, and tells who was heard.</summary>
/// <param name="service">The service that must be advertised; null for any.</param>
/// <param name="namePrefix">How the name must begin; empty for any.</param>
/// <param name="cancellationToken">Gives up at once.</param>
public delegate Task<IEnumerable<(string Id, string Name)>> ScanTurn(Guid? service, string namePrefix, CancellationToken cancellationToken);

/// <summary>A scan over a system that can only listen for a set time and tells neither signal nor services.</summary>
/// <remarks><b>How</b> it is asked in turns, for our own service by filter and for everything else by name; each device is told once
/// for each of the two. Whoever has heard enough cancels, and no turn is waited for.</remarks>
public static class TurnScan
{
    /// <summary>Listens until it is cancelled, which ends the stream normally.</summary>
    public static async IAsyncEnumerable<Advertisement> RunAsync(
        ScanFilter filter, ScanTurn listen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        HashSet<(string Id, Guid? Service)> told = [];
        for (int turn = 0; !cancellationToken.IsCancellationRequested; turn++)
        {
            Guid? service = filter.Service ?? (turn % 2 == 0 ? GattProfile.Service : null);
            foreach ((string id, string name) in await ListenAsync(listen, service, filter.NamePrefix, cancellationToken))
            {
                Advertisement seen = new(id, name, null, service is { } known ? [known] : []);
                if (told.Add((id, service)) && filter.Takes(seen))
                {
                    yield return seen;
                }
            }
        }
    }

    private static async Task<IEnumerable<(string Id, string Name)>> ListenAsync(
        ScanTurn listen, Guid? service, string namePrefix, CancellationToken cancellationToken)
    {
        try
        {
            return await listen(service, namePrefix, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }
}

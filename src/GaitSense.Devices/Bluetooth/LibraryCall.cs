using GaitSense.Core.Recordings;

namespace GaitSense.Devices.Bluetooth;

/// <summary>Calls of a library that cannot be cancelled and throws what it likes.</summary>
public static class LibraryCall
{
    /// <summary>Waits for a call; cancelled, the call goes on without anybody.</summary>
    /// <param name="call">The call.</param>
    /// <param name="where">What it is about, for messages.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="BluetoothFaultException">The library refused.</exception>
    public static async Task OrFaultAsync(this Task call, string where, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or BluetoothFaultException))
        {
            throw new BluetoothFaultException(BluetoothFaultKind.Refused, new InputFault(
                $"the system's Bluetooth refused: {e.Message}", where, "Switch the sensor off and on, and try again"));
        }
    }

    /// <inheritdoc cref="OrFaultAsync(Task, string, CancellationToken)"/>
    /// <returns>What the call gives.</returns>
    public static async Task<T> OrFaultAsync<T>(this Task<T> call, string where, CancellationToken cancellationToken)
    {
        await ((Task)call).OrFaultAsync(where, cancellationToken);
        return await call;
    }
}

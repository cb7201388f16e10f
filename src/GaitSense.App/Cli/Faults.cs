using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth;
using GaitSense.Storage.Faults;

namespace GaitSense.App.Cli;

/// <summary>Turns faults of input and surroundings into one line and an exit code. Anything else is a bug and passes through.</summary>
public static class Faults
{
    /// <summary>Runs a verb.</summary>
    /// <param name="name">Name of the verb, for the line.</param>
    /// <param name="error">Takes the line.</param>
    /// <param name="run">The verb; gives its exit code.</param>
    public static async Task<int> GuardAsync(string name, TextWriter error, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            error.Write($"{name}: stopped before it was done.\n");
        }
        catch (Exception e) when (TryDescribe(e, "this machine") is { } fault)
        {
            error.Write($"{name}: {fault}\n");
        }

        return ExitCodes.Impossible;
    }

    /// <summary>What is wrong with the input or the surroundings; null when the exception is a bug.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="where">Where it came up, when the exception does not say.</param>
    public static InputFault? TryDescribe(Exception e, string where) => e switch
    {
        InputFaultException input => input.Fault,
        BluetoothFaultException radio => radio.Fault,
        StorageFaultException storage => new InputFault(storage.Fault.What, storage.Fault.Where, storage.Fault.Advice),
        UnauthorizedAccessException denied => new InputFault(Sentence(denied.Message), where, "Check the permissions, or name another place."),
        IOException io => new InputFault(Sentence(io.Message), where, "Check the path, the permissions and the space that is left."),
        _ => null,
    };

    private static string Sentence(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}

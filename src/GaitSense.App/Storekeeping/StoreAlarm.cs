using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Storage;
using GaitSense.Storage.Writing;

namespace GaitSense.App.Storekeeping;

/// <summary>Says in words what keeps the store from writing.</summary>
/// <param name="store">The store.</param>
public sealed class StoreAlarm(SqliteSessionStore store)
{
    private const double Mebibyte = 1 << 20;

    /// <summary>How writing goes.</summary>
    public StoreCondition Condition => store.Condition;

    /// <summary>What a person should know; null while everything is well.</summary>
    public InputFault? Current => Of(store.Condition);

    /// <summary>The words for a condition.</summary>
    public static InputFault? Of(StoreCondition condition)
    {
        if (condition.Fault is not { } fault)
        {
            return null;
        }

        string kept = condition.PacketsRefusedNow == 0
            ? string.Create(CultureInfo.InvariantCulture, $"recording goes on in memory, {condition.WaitingBytes / Mebibyte:0.0} MiB so far")
            : string.Create(CultureInfo.InvariantCulture, $"memory is full too: {condition.PacketsRefusedNow} packets were lost");
        return new InputFault($"{fault.What}; {kept}", fault.Where, $"{fault.Advice} What is in memory is written then.");
    }
}

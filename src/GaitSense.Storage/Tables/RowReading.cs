using GaitSense.Core.Time;
using GaitSense.Storage.Faults;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>Cells as the types that sessions are made of.</summary>
internal static class RowReading
{
    private const long NanosecondsPerTick = 100;

    public static double? Number(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetDouble(column);

    public static SessionTime Instant(this SqliteDataReader row, int column) => new(row.GetInt64(column));

    public static SessionTime? OptionalInstant(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Instant(column);

    public static TimeSpan Duration(this SqliteDataReader row, int column) =>
        TimeSpan.FromTicks(row.GetInt64(column) / NanosecondsPerTick);

    public static TimeSpan? OptionalDuration(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Duration(column);

    public static T Word<T>(this SqliteDataReader row, int column)
        where T : struct, Enum => WordOf<T>(row, column, row.GetString(column));

    public static T? OptionalWord<T>(this SqliteDataReader row, int column)
        where T : struct, Enum => row.IsDBNull(column) ? null : row.Word<T>(column);

    /// <summary>The value of one word in a cell.</summary>
    /// <exception cref="StorageFaultException">No version of this program wrote that word.</exception>
    public static T WordOf<T>(this SqliteDataReader row, int column, string word)
        where T : struct, Enum => Words<T>.Find(word) ?? throw new StorageFaultException(new StorageFault(
            StorageFaultKind.Damaged,
            $"column {row.GetName(column)} holds the unknown word '{word}'",
            typeof(T).Name,
            "Check the store and restore it from a backup."));

    /// <summary>A duration as the integer that its column holds.</summary>
    public static long Nanoseconds(this TimeSpan duration) => checked(duration.Ticks * NanosecondsPerTick);

    /// <summary>A number fit for a cell: what is not finite is no value.</summary>
    public static double? Finite(this double? value) => value is { } v && double.IsFinite(v) ? v : null;
}

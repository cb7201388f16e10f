using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>Instants as cells: UTC, ISO 8601 to 100 ns, so that text order is time order.</summary>
internal static class UtcText
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? instant) => instant is { } known ? Of(known) : null;

    public static DateTimeOffset Utc(this SqliteDataReader row, int column) =>
        DateTimeOffset.ParseExact(row.GetString(column), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

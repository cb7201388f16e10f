using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Faults;

/// <summary>Tells faults of the surroundings from bugs among SQLite's result codes (sqlite.org/rescode.html).</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The fault as an exception to throw, or null when <paramref name="e"/> is a bug.</summary>
    public static StorageFaultException? Map(SqliteException e, string where)
    {
        StorageFault? fault = FaultOf(e.SqliteErrorCode, where);
        return fault is null ? null : new StorageFaultException(fault, e);
    }

    /// <summary>Runs <paramref name="work"/>; faults of the surroundings leave as <see cref="StorageFaultException"/>.</summary>
    public static T Guard<T>(string where, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (FaultOf(e.SqliteErrorCode, where) is not null)
        {
            throw Map(e, where)!;
        }
    }

    /// <summary>True when the file is not a database at all.</summary>
    public static bool IsForeignFile(SqliteException e) => e.SqliteErrorCode == NotADatabase;

    /// <summary>True when the file is a database whose content is broken.</summary>
    public static bool IsDamaged(SqliteException e) => e.SqliteErrorCode == Corrupt;

    /// <summary>True when the file may be sound but cannot be opened, or not for writing.</summary>
    public static bool IsDenied(SqliteException e) => e.SqliteErrorCode is CannotOpen or ReadOnly or InputOutput;

    private static StorageFault? FaultOf(int code, string where) => code switch
    {
        Full => new(StorageFaultKind.DiskFull, "no space is left", where, "Free space, then go on; earlier data is undamaged."),
        InputOutput => new(StorageFaultKind.InputOutput, "the disk refused to read or write", where, "Check the disk and its limits."),
        Corrupt or NotADatabase => new(StorageFaultKind.Damaged, "the file is damaged", where, "Check the store and restore it from a backup."),
        ReadOnly => new(StorageFaultKind.NotWritable, "the file cannot be written", where, "Give write permission on it and its directory."),
        Busy or Locked => new(StorageFaultKind.Busy, "another program holds the file", where, "Close that program, then try again."),
        CannotOpen => new(StorageFaultKind.Unavailable, "the file cannot be opened", where, "Check that it still exists and may be read."),
        _ => null,
    };
}

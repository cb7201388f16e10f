namespace GaitSense.Storage.Opening;

/// <summary>The files of one store.</summary>
/// <param name="Directory">Where they are, absolute.</param>
/// <param name="Database">Sessions and everything in them.</param>
/// <param name="Lock">Held open by the process that writes.</param>
internal sealed record StoreLocation(string Directory, string Database, string Lock)
{
    public const string DatabaseName = "sessions.db";
    public const string LockName = "writer.lock";

    /// <summary>What SQLite keeps beside the database: pages that are durable but not yet in place.</summary>
    public string WriteAheadLog => Database + "-wal";

    /// <summary>The store in a directory.</summary>
    public static StoreLocation In(string directory)
    {
        string full = Path.GetFullPath(directory);
        return new StoreLocation(full, Path.Combine(full, DatabaseName), Path.Combine(full, LockName));
    }

    /// <summary>The store at a path that names its directory or its database file.</summary>
    public static StoreLocation Of(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) ? In(Path.GetDirectoryName(full)!) with { Database = full } : In(full);
    }
}

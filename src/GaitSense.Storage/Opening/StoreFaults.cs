using GaitSense.Core.Recordings;

namespace GaitSense.Storage.Opening;

/// <summary>What a person is told when a store cannot be opened.</summary>
internal static class StoreFaults
{
    public static InputFaultException NotWritable(string where, string reason) => new(new InputFault(
        $"the store cannot be written ({reason})",
        where,
        "Name a directory in which this user may create files."));

    public static InputFaultException LockedByAnother(string where) => new(new InputFault(
        "another process is recording into this store",
        where,
        "Stop that process or name another directory; reading is possible meanwhile."));

    public static InputFaultException NotAStore(string where) => new(new InputFault(
        "this is not a GaitSense store",
        where,
        "Name the directory that the service writes to, or an empty one."));

    public static InputFaultException Damaged(string where, string reason) => new(new InputFault(
        $"the store is damaged ({reason})",
        where,
        "Restore it from a backup, or move it away and begin a new one."));

    public static InputFaultException Missing(string where) => new(new InputFault(
        "there is no store here",
        where,
        "Name the directory that the service writes to."));

    public static InputFaultException NotReadable(string where, string reason) => new(new InputFault(
        $"the store cannot be read ({reason})",
        where,
        "Give this user permission to read the directory and its files."));

    public static InputFaultException Newer(string where, int found, int known) => new(new InputFault(
        $"the store was written by a newer version (schema {found}, this one knows up to {known})",
        where,
        "Use the newer version, or another directory."));

    public static InputFaultException Older(string where, int found, int known) => new(new InputFault(
        $"the store was written by an older version (schema {found}, this one reads {known})",
        where,
        "Open it once with the service of this version; that brings it up to date."));
}

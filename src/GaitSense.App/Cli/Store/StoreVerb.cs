using System.CommandLine;
using GaitSense.App.Hosting;

namespace GaitSense.App.Cli.Store;

/// <summary><c>store</c>: what takes room, whether it is sound, and keeping it so.</summary>
internal static class StoreVerb
{
    private const int MostDays = 36500;

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal) => new("store", "Looks after the store: room, soundness, sealed files, retention.")
    {
        Usage(terminal), Check(terminal), Repair(terminal), Seal(terminal), Compact(terminal), Prune(terminal),
    };

    private static Command Usage(Terminal terminal)
    {
        (Option<string> store, Option<bool> json) = (Store(), Json());
        Command usage = new("usage", "What takes how much room: by session, person and table. Only reads, so the service may keep running.") { store, json };
        usage.SetAction(parsed => UsageReport.Write(parsed.GetRequiredValue(store), parsed.GetValue(json), terminal.Out));
        return usage;
    }

    private static Command Check(Terminal terminal)
    {
        (Option<string> store, Option<bool> json) = (Store(), Json());
        Option<bool> quick = new("--quick") { Description = "Leaves out the comparison of indices with their tables" };
        Command check = new("check", "Reads everything once and tells what cannot be read. Only reads. Exit code 1 when the store is not sound.") { store, quick, json };
        check.SetAction(parsed => CheckReport.Write(
            parsed.GetRequiredValue(store), parsed.GetValue(quick), parsed.GetValue(json), terminal.Out));
        return check;
    }

    private static Command Repair(Terminal terminal)
    {
        (Option<string> store, Option<bool> json) = (Store(), Json());
        Command repair = new(
            "repair",
            "Cuts out packets that are torn or altered, counts anew, writes sealed files again, and tells what it did. Nothing that can be read is removed. The service must not be running.")
        {
            store, json,
        };
        repair.SetAction((parsed, stop) => new StoreRun(parsed.GetRequiredValue(store), parsed.GetValue(json), terminal).RepairAsync(stop));
        return repair;
    }

    private static Command Seal(Terminal terminal)
    {
        (Option<string> store, Option<bool> json) = (Store(), Json());
        Command seal = new(
            "seal", "Puts the raw packets of ended sessions into verified Parquet files beside the database. The service must not be running; it seals by itself.")
        {
            store, json,
        };
        seal.SetAction((parsed, stop) => new StoreRun(parsed.GetRequiredValue(store), parsed.GetValue(json), terminal).SealAsync(stop));
        return seal;
    }

    private static Command Compact(Terminal terminal)
    {
        (Option<string> store, Option<bool> json) = (Store(), Json());
        Command compact = new(
            "compact",
            "Seals, removes raw rows that a verified sealed file holds as well, and gives the room back to the disk; needs as much free space as the database takes. The service must not be running.")
        {
            store, json,
        };
        compact.SetAction((parsed, stop) => new StoreRun(parsed.GetRequiredValue(store), parsed.GetValue(json), terminal).CompactAsync(stop));
        return compact;
    }

    private static Command Prune(Terminal terminal)
    {
        (Option<string> store, Option<bool> json) = (Store(), Json());
        Option<int> days = NumberOption.Whole("--keep-days", "days", 1, MostDays, 0, "Sessions that began longer ago are removed; as GaitSense:RetentionDays of the service");
        days.DefaultValueFactory = null;
        days.Required = true;
        Option<bool> dry = new("--dry-run") { Description = "Only tells what would be removed" };
        Command prune = new(
            "prune", "Removes old sessions with everything that belongs to them, and leaves a line in the audit log. The service must not be running.")
        {
            store, days, dry, json,
        };
        prune.SetAction(parsed => new StoreRun(parsed.GetRequiredValue(store), parsed.GetValue(json), terminal)
            .Prune(parsed.GetRequiredValue(days), parsed.GetValue(dry)));
        return prune;
    }

    private static Option<string> Store() =>
        new("--data") { HelpName = "dir", DefaultValueFactory = _ => ServeOptions.DefaultFolder, Description = "Folder of the store" };

    private static Option<bool> Json() => new("--json") { Description = "Writes JSON for programs" };
}

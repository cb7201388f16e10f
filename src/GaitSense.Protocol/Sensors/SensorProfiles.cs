using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol.Sensors;

/// <summary>The kinds of sensors that are known: those that come with the program, and those of a folder.</summary>
/// <remarks>Our own profile is among them, so that whoever works from the JSON needs no second way.</remarks>
public sealed class SensorProfiles
{
    private const string Prefix = "sensors/";
    private static readonly Lazy<SensorProfiles> Built = new(ReadBuiltIn);
    private static volatile SensorProfiles? _current;
    private readonly List<SensorProfile> _all;

    private SensorProfiles(List<SensorProfile> all) => _all = all;

    /// <summary>Those that come with the program.</summary>
    public static SensorProfiles BuiltIn => Built.Value;

    /// <summary>Those that this process works with. The program sets them once, before anything is linked to or decoded, when it
    /// is given a folder of a user's own.</summary>
    /// <value>those that come with the program</value>
    public static SensorProfiles Current { get => _current ?? BuiltIn; set => _current = value; }

    /// <summary>All of them, by identity.</summary>
    public IReadOnlyList<SensorProfile> All => _all;

    /// <summary>Those that come with the program, and those of the *.json files of a folder; one of the same identity takes the
    /// place of the one that comes with the program. A folder that does not exist adds none.</summary>
    /// <exception cref="InputFaultException">A file does not describe a sensor; the fault says where.</exception>
    public static SensorProfiles With(string folder)
    {
        List<SensorProfile> all = [.. BuiltIn.All];
        if (Directory.Exists(folder))
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*.json").Where(p => !p.EndsWith(".schema.json", StringComparison.Ordinal)))
            {
                SensorProfile profile = SensorProfileReader.Read(File.ReadAllText(path), path);
                all.RemoveAll(p => p.Id == profile.Id);
                all.Add(profile);
            }
        }

        return new SensorProfiles([.. all.OrderBy(p => p.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The kind of that identity; null when unknown.</summary>
    public SensorProfile? Find(string id) => _all.FirstOrDefault(p => p.Id == id);

    /// <summary>The kind that an advertisement is of; null when none is known. A service says more than a name, a longer name
    /// more than a shorter one.</summary>
    public SensorProfile? Match(string name, IReadOnlyList<Guid> services) => _all
        .Where(p => p.IsOf(name, services))
        .OrderByDescending(p => p.Advertises.Any(services.Contains))
        .ThenByDescending(p => p.Names.Where(n => name.StartsWith(n, StringComparison.Ordinal)).Select(n => n.Length).DefaultIfEmpty(0).Max())
        .FirstOrDefault();

    /// <summary>The descriptor with what its profile is known to give; unchanged when the profile is unknown.</summary>
    public SensorDescriptor Describe(SensorDescriptor sensor) =>
        Find(sensor.Profile) is { } profile
            ? sensor with { Capability = sensor.SharedClock.Length > 0 ? profile.Capability.OnSharedClock() : profile.Capability }
            : sensor;

    private static SensorProfiles ReadBuiltIn()
    {
        System.Reflection.Assembly own = typeof(SensorProfiles).Assembly;
        List<SensorProfile> all = [];
        foreach (string name in own.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using StreamReader reader = new(own.GetManifestResourceStream(name)!);
            all.Add(SensorProfileReader.Read(reader.ReadToEnd(), name));
        }

        return new SensorProfiles([.. all.OrderBy(p => p.Id, StringComparer.Ordinal)]);
    }
}

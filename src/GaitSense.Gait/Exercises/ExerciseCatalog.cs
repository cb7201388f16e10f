using System.Reflection;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;

namespace GaitSense.Gait.Exercises;

/// <summary>The exercises that can be practised, each read from data. Immutable.</summary>
public sealed class ExerciseCatalog
{
    private static readonly Lazy<ExerciseCatalog> FromResources = new(ReadResources);

    private readonly Dictionary<string, ExerciseProtocol> _byId;

    /// <summary>A catalogue of these protocols, in this order.</summary>
    /// <exception cref="ArgumentException">Two have the same identity.</exception>
    public ExerciseCatalog(IEnumerable<ExerciseProtocol> protocols)
    {
        All = [.. protocols];
        _byId = All.ToDictionary(p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>The exercises that come with the product, by identity: those of <c>seeds/exercises</c>, compiled in.</summary>
    public static ExerciseCatalog BuiltIn => FromResources.Value;

    /// <summary>All protocols.</summary>
    public IReadOnlyList<ExerciseProtocol> All { get; }

    /// <summary>The protocol of that identity, or null.</summary>
    public ExerciseProtocol? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads one protocol.</summary>
    /// <param name="json">UTF-8, as <c>seeds/exercises/exercise.schema.json</c> describes it.</param>
    /// <param name="name">Name of the file, for faults.</param>
    /// <exception cref="InputFaultException">The data is not a valid protocol; the fault says file and JSON path.</exception>
    public static ExerciseProtocol Read(Stream json, string name) => ExerciseReader.Read(json, name);

    /// <summary>Reads every <c>*.json</c> of a folder except schemas, in order of file name.</summary>
    /// <exception cref="InputFaultException">The folder or a file cannot be read, a file is no valid protocol, or two have the
    /// same identity.</exception>
    public static ExerciseCatalog FromFolder(string folder)
    {
        var byId = new Dictionary<string, ExerciseProtocol>(StringComparer.Ordinal);
        foreach (string path in FilesOf(folder))
        {
            ExerciseProtocol protocol = ReadFile(path);
            if (!byId.TryAdd(protocol.Id, protocol))
            {
                throw new InputFaultException(new InputFault(
                    $"another file of the folder already holds the exercise \"{protocol.Id}\"", $"{path}, $.id", "Give each its own id."));
            }
        }

        return new ExerciseCatalog(byId.Values);
    }

    /// <summary>This catalogue with the protocols of another in front: one of the same identity replaces the one here.</summary>
    public ExerciseCatalog With(ExerciseCatalog other) =>
        new(other.All.Concat(All.Where(p => other.Find(p.Id) is null)));

    /// <summary>The text of an exercise that comes with the product, as its file holds it; null when there is none of that identity.</summary>
    public static string? BuiltInText(string id)
    {
        using Stream? json = typeof(ExerciseCatalog).Assembly.GetManifestResourceStream($"exercises/{id}.json");
        if (json is null)
        {
            return null;
        }

        using StreamReader reader = new(json);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> FilesOf(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputFaultException(new InputFault("there is no such folder", folder, "Name a folder of exercise files."));
        }

        return Directory.EnumerateFiles(folder, "*.json")
            .Where(f => !f.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
    }

    private static ExerciseProtocol ReadFile(string path)
    {
        try
        {
            using FileStream json = File.OpenRead(path);
            return Read(json, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFaultException(new InputFault("the file cannot be read", path, e.Message));
        }
    }

    private static ExerciseCatalog ReadResources()
    {
        Assembly assembly = typeof(ExerciseCatalog).Assembly;
        return new ExerciseCatalog(assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("exercises/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n =>
            {
                using Stream json = assembly.GetManifestResourceStream(n)!;
                return Read(json, n);
            }));
    }
}

using GaitSense.Core.Recordings;

namespace GaitSense.Export.Import;

/// <summary>Collects what goes into an <see cref="ImportReport"/>.</summary>
internal sealed class ImportNotes
{
    private readonly List<string> _understood = [];
    private readonly List<string> _ignored = [];
    private readonly List<string> _contradictions = [];

    public void Understand(string what) => _understood.Add(what);

    public void Ignore(string what) => _ignored.Add(what);

    /// <summary>Why a part of what was read could not be used, the first one; null when all could.</summary>
    public InputFault? Damage { get; private set; }

    /// <summary>A part cannot be used.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="used">What is used all the same.</param>
    public void Lose(InputFault fault, string used)
    {
        Damage ??= fault;
        Contradict($"{fault.Where}: {fault.What}; {used}");
    }

    public void Contradict(string what) => _contradictions.Add(what);

    public ImportReport Report(string format) => new(format, [.. _understood], [.. _ignored], [.. _contradictions]);
}

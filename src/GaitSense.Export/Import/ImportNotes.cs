namespace GaitSense.Export.Import;

/// <summary>Collects what goes into an <see cref="ImportReport"/>.</summary>
internal sealed class ImportNotes
{
    private readonly List<string> _understood = [];
    private readonly List<string> _ignored = [];
    private readonly List<string> _contradictions = [];

    public void Understand(string what) => _understood.Add(what);

    public void Ignore(string what) => _ignored.Add(what);

    public void Contradict(string what) => _contradictions.Add(what);

    public ImportReport Report(string format) => new(format, [.. _understood], [.. _ignored], [.. _contradictions]);
}

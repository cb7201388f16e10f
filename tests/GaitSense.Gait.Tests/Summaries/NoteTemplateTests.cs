using GaitSense.Gait.Summaries;

namespace GaitSense.Gait.Tests.Summaries;

public sealed class NoteTemplateTests
{
    [Fact]
    public void Values_are_found_again_in_a_note_of_that_kind()
    {
        NoteTemplate lost = NoteTemplates.All.Single(t => t.Id == "lost");
        Assert.Equal(["left foot", "4.5"], lost.ValuesOf("left foot: 4.5 % of the samples were lost."));
        Assert.Null(lost.ValuesOf("left foot: 7 samples were at full scale."));
        Assert.Null(lost.ValuesOf("left foot: 4.5 % of the samples were lost. And more."));
    }

    [Fact]
    public void Every_kind_finds_its_own_notes_and_no_other_does()
    {
        foreach (NoteTemplate kind in NoteTemplates.All)
        {
            object[] values = [.. Enumerable.Range(0, 3).Where(i => kind.Text.Contains($"{{{i}}}", StringComparison.Ordinal)).Select(i => (object)$"value {i}")];
            string note = kind.Say(values);
            Assert.Equal([kind.Id], NoteTemplates.All.Where(t => t.ValuesOf(note) is not null).Select(t => t.Id));
            Assert.Equal(values, kind.ValuesOf(note)!);
        }
    }
}

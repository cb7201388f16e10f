using GaitSense.App.Wording;

namespace GaitSense.App.Tests.Wording;

public sealed class NoteWordsTests
{
    [Fact]
    public void Every_kind_of_note_has_words_of_its_own_in_German_and_the_engine_s_in_English() =>
        Assert.All(NoteWords.Known, kind =>
        {
            string[] texts = Phrases.All["note." + kind.Id];
            Assert.Equal(kind.Text, texts[Language.English.Index]);
            Assert.NotEqual(kind.Text, texts[Language.German.Index]);
        });

    [Theory]
    [InlineData("Only 3 valid left steps: means are not settled below 6.", "Nur 3 gültige Schritte links: Unter 6 sind Mittelwerte nicht gefestigt.")]
    [InlineData("left foot: 4.5 % of the samples were lost.", "Linker Fuß: 4,5 % der Messwerte gingen verloren.")]
    [InlineData("Statistics mix directions of walking: 12 backward, 3 in_place.", "Die Mittelwerte mischen Gehrichtungen: 12 rückwärts, 3 auf der Stelle.")]
    [InlineData("It is not known which way the sensor on the pelvis faces: its angles are left out.", "Von diesem Sensor ist nicht bekannt, wohin er zeigt: Becken. Seine Winkel fehlen.")]
    [InlineData("Something that nobody knows.", "Something that nobody knows.")]
    public void A_note_is_read_in_German(string note, string german)
    {
        Language before = Language.Current;
        try
        {
            Assert.Equal(note, NoteWords.Of(note));
            Language.Current = Language.German;
            Assert.Equal(german, NoteWords.Of(note));
        }
        finally
        {
            Language.Current = before;
        }
    }
}

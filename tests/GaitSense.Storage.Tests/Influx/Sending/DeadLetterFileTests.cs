using GaitSense.Storage.Influx.Sending;

namespace GaitSense.Storage.Tests.Influx.Sending;

public sealed class DeadLetterFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gaitsense-letters-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Letters_come_back_as_they_were()
    {
        DeadLetterFile file = new(folder.FullName);
        Assert.Empty(file.Read());
        DeadLetter[] letters = [Letter(1, "quote \" and\nline end, Fuß"), Letter(2, "m,t=a\\ b f=\"x\" 5")];
        file.Add(letters[..1]);
        file.Add(letters[1..]);
        Assert.Equal(letters, file.Read());
        Assert.Equal(2, File.ReadAllLines(file.File).Length);
        file.Clear();
        Assert.Empty(file.Read());
    }

    [Fact]
    public void A_torn_last_line_is_left_out()
    {
        DeadLetterFile file = new(folder.FullName);
        file.Add([Letter(1, "a")]);
        File.AppendAllText(file.File, "{\"at\":\"2026-0");
        Assert.Single(file.Read());
    }

    [Fact]
    public void Two_files_hold_the_newest_letters()
    {
        DeadLetterFile file = new(folder.FullName, mostBytes: 300);
        for (int i = 0; i < 40; i++)
        {
            file.Add([Letter(i, $"line {i}")]);
        }

        IReadOnlyList<DeadLetter> kept = file.Read();
        Assert.InRange(kept.Count, 3, 12);
        Assert.Equal(Enumerable.Range(40 - kept.Count, kept.Count), kept.Select(l => l.Status));
    }

    private static DeadLetter Letter(int status, string line) => new(Examples.Start, status, "a reason", line);
}

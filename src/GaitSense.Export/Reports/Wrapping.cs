using GaitSense.Export.Plots;

namespace GaitSense.Export.Reports;

/// <summary>Breaks text into lines that fit.</summary>
internal static class Wrapping
{
    /// <summary>The lines of a text; a word that does not fit alone is broken.</summary>
    public static IReadOnlyList<string> Lines(string text, double size, double width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, size, width)))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Typefaces.Measure(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    private static IEnumerable<string> Pieces(string word, double size, double width)
    {
        while (word.Length > 1 && Typefaces.Measure(word, size) > width)
        {
            int length = word.Length - 1;
            while (length > 1 && Typefaces.Measure(word[..length], size) > width)
            {
                length--;
            }

            yield return word[..length];
            word = word[length..];
        }

        yield return word;
    }
}

namespace GaitSense.Export.Mat;

/// <summary>A column of texts: a cell array.</summary>
/// <param name="words">The texts.</param>
public sealed class MatWords(IReadOnlyList<string> words) : MatValue
{
    /// <inheritdoc/>
    public override (int Rows, int Columns) Size => (words.Count, words.Count == 0 ? 0 : 1);

    private protected override byte ArrayClass => 1;

    private protected override long ContentLength => words.Sum(w => new MatText(w).Length(""));

    private protected override void WriteContent(Stream stream)
    {
        foreach (string word in words)
        {
            new MatText(word).Write(stream, "");
        }
    }
}

using System.Globalization;
using System.Text;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Reads one cell of a motion file.</summary>
internal sealed class CellParser(string? missingValues)
{
    private readonly byte[] _missing = Encoding.UTF8.GetBytes(missingValues ?? "n/a");

    /// <summary>A finite number, or NaN for a missing value; false for anything else.</summary>
    public bool TryParse(ReadOnlySpan<byte> cell, out double value)
    {
        cell = cell.Trim(" "u8);
        if (IsMissing(cell))
        {
            value = double.NaN;
            return true;
        }

        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private bool IsMissing(ReadOnlySpan<byte> cell) =>
        cell.IsEmpty || cell.SequenceEqual(_missing) || Ascii.EqualsIgnoreCase(cell, "n/a"u8) || Ascii.EqualsIgnoreCase(cell, "nan"u8);
}

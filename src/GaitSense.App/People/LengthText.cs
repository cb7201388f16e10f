using System.Globalization;
using GaitSense.App.Wording;

namespace GaitSense.App.People;

/// <summary>A length as a person writes it, in centimetres or inches, with the comma or the point.</summary>
public static class LengthText
{
    /// <summary>Metres per centimetre.</summary>
    public const double Centimetre = 0.01;

    /// <summary>Metres per inch.</summary>
    public const double Inch = 0.0254;

    /// <summary>Reads it; false when it is no number. Nothing written is no length.</summary>
    public static bool TryRead(string? text, double unitM, out double? lengthM)
    {
        lengthM = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        bool isNumber = double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        lengthM = isNumber ? Math.Round(value * unitM, 5) : null;
        return isNumber && double.IsFinite(value);
    }

    /// <summary>Writes it without unit; empty for none.</summary>
    public static string Of(double? lengthM, double unitM) =>
        lengthM is { } m ? (m / unitM).ToString("0.#", Language.Current.Culture) : "";
}

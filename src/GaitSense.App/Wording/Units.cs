using System.Globalization;
using GaitSense.Core.Geometry;

namespace GaitSense.App.Wording;

/// <summary>Numbers as a person reads them: centimetres, degrees, per cent, always with the unit, and a dash for no value.
/// A no-break space keeps number and unit on one line.</summary>
public static class Units
{
    /// <summary>What stands for a value that was not measured.</summary>
    public const string None = "–";

    private const string Space = "\u00A0";
    private const string Minus = "\u2212";

    /// <summary>A length in m, shown in cm.</summary>
    public static string Cm(double? lengthM) => With(lengthM * 100, 1, Space + "cm");

    /// <summary>An angle in rad, shown in degrees.</summary>
    public static string DegFromRad(double? angleRad) => With(Angle.ToDeg(angleRad), 1, "°");

    /// <summary>A share of 1, shown in per cent.</summary>
    public static string Percent(double? share) => With(share * 100, 0, Space + "%");

    /// <summary>A small share of 1, shown in per cent with one digit.</summary>
    public static string FinePercent(double? share) => With(share * 100, 1, Space + "%");

    /// <summary>Steps per minute.</summary>
    public static string Cadence(double? stepsPerMinute) => With(stepsPerMinute, 0, Space + Phrases.Say("word.steps-per-min"));

    /// <summary>A speed, m/s.</summary>
    public static string Speed(double? speedMps) => With(speedMps, 2, Space + "m/s");

    /// <summary>A rate, Hz.</summary>
    public static string Hz(double? rateHz) => With(rateHz, 1, Space + "Hz");

    /// <summary>A duration as minutes and seconds, or hours, minutes and seconds; the same in every language.</summary>
    public static string Clock(TimeSpan duration) => duration.ToString(
        duration.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss",
        CultureInfo.InvariantCulture);

    /// <summary>A date and time in the server's time zone, as year-month-day hour:minute.</summary>
    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMM yyyy, HH:mm", Language.Current.Culture);

    /// <summary>An instant of a session: how long after its start, or date and time when the start does not matter.</summary>
    public static string Within(DateTimeOffset instant, DateTimeOffset? since, TimeZoneInfo zone) =>
        since is { } start ? Clock(instant - start) : Moment(instant, zone);

    /// <summary>A date in the server's time zone.</summary>
    public static string Day(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMM yyyy", Language.Current.Culture);

    /// <summary>A count, grouped.</summary>
    public static string Count(long count) => count.ToString("N0", Language.Current.Culture);

    /// <summary>A number with a unit behind it.</summary>
    public static string With(double? value, int digits, string unit) => value is { } v && double.IsFinite(v)
        ? Number(v, digits) + unit
        : None;

    /// <summary>A number with so many digits after the point.</summary>
    public static string Number(double value, int digits)
    {
        string text = Math.Abs(value).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), Language.Current.Culture);
        bool isZero = text.All(c => c is '0' or '.' or ',');
        return value < 0 && !isZero ? Minus + text : text;
    }
}

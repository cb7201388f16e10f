using System.Globalization;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Storekeeping;

/// <summary>How the store is kept while the service runs.</summary>
/// <param name="RetentionDays">Sessions that began longer ago are removed, once a day; null to keep all.</param>
public sealed record StoreSettings(int? RetentionDays)
{
    private const string Key = "GaitSense:RetentionDays";
    private const int MostDays = 36500;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InputFaultException">A value is not valid.</exception>
    public static StoreSettings From(IConfiguration configuration)
    {
        string? text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return new StoreSettings((int?)null);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= MostDays
            ? new StoreSettings(days)
            : throw new InputFaultException(new InputFault(
                $"it is \"{text}\"", Key, $"Give whole days from 1 to {MostDays}, or leave it out to keep all sessions."));
    }
}

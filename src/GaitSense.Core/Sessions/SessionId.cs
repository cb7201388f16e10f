using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GaitSense.Core.Sessions;

/// <summary>Identity of a session: UTC start and a random tail, so that it sorts by time and names a folder.</summary>
/// <param name="Value">Letters, digits and hyphens only, for example "20260131T174502-3f9a1c".</param>
public readonly record struct SessionId(string Value)
{
    /// <summary>A new identity; <paramref name="tail"/> is any random number.</summary>
    public static SessionId Create(DateTimeOffset start, int tail) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{start.UtcDateTime:yyyyMMdd'T'HHmmss}-{tail & 0xFFFFFF:x6}"));

    /// <summary>Reads an identity that a person or a URL gave; false when it cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id)
    {
        bool good = text is { Length: > 0 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        id = good ? new SessionId(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

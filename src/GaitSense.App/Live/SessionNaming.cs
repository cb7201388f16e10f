using System.Security.Cryptography;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Live;

/// <summary>Names new sessions. The tail comes from the system's random source, so that two services never name alike.</summary>
public sealed class SessionNaming
{
    private const int Tails = 0x1000000;

    /// <summary>A name for a session that starts then.</summary>
    public SessionId Next(DateTimeOffset start) => SessionId.Create(start, RandomNumberGenerator.GetInt32(Tails));
}

namespace GaitSense.Storage.Sealing;

/// <summary>How sealing a session ended.</summary>
public enum SealOutcome
{
    /// <summary>A verified file holds its packets now.</summary>
    Sealed,

    /// <summary>It had one, which is sound.</summary>
    AlreadySealed,

    /// <summary>It is still being recorded, or there is no such session.</summary>
    NotEnded,

    /// <summary>The file read back differently, or its session was deleted meanwhile: nothing was changed.</summary>
    NotVerified,
}

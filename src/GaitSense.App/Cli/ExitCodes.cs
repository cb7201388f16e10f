namespace GaitSense.App.Cli;

/// <summary>What the process ends with.</summary>
public static class ExitCodes
{
    /// <summary>Did what was asked.</summary>
    public const int Done = 0;

    /// <summary>Ran, but the input or the surroundings made it impossible.</summary>
    public const int Impossible = 1;

    /// <summary>Wrong usage.</summary>
    public const int WrongUsage = 2;
}

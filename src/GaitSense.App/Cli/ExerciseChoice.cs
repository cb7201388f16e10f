using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Cli;

/// <summary>Which exercise a recording is judged by.</summary>
internal static class ExerciseChoice
{
    /// <summary>What is practised when nobody says.</summary>
    public const string Default = "reverse-walking";

    /// <summary>The exercise asked for; else the one that the recording names, when it is known; else the default.</summary>
    /// <exception cref="InputFaultException">There is no exercise of the identity asked for.</exception>
    public static ExerciseProtocol Of(string? asked, string? recorded = null)
    {
        ExerciseCatalog catalog = ExerciseCatalog.BuiltIn;
        return asked is not null
            ? catalog.Find(asked) ?? throw Unknown(asked)
            : (recorded is null ? null : catalog.Find(recorded)) ?? catalog.Find(Default) ?? throw Unknown(Default);
    }

    private static InputFaultException Unknown(string id) => new(new InputFault(
        $"there is no exercise \"{id}\"",
        "--exercise",
        $"Use one of: {string.Join(", ", ExerciseCatalog.BuiltIn.All.Select(e => e.Id))}."));
}

using System.Reflection;

namespace GaitSense.App.Cli;

/// <summary>Which version of the program this is.</summary>
internal static class ProgramVersion
{
    /// <summary>For example "0.1.0"; without the commit, so that files of one version are the same.</summary>
    public static string Text { get; } = (typeof(ProgramVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}

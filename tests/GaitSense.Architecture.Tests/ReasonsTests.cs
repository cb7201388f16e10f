namespace GaitSense.Architecture.Tests;

/// <summary>Whatever is added or switched off says why, where it stands.</summary>
public sealed class ReasonsTests
{
    private const string RulePrefix = "dotnet_diagnostic.";
    private static readonly string[] Suppressing = ["none", "silent", "suggestion"];

    [Fact]
    public void Every_package_version_has_its_reason_on_the_line_before()
    {
        string[] lines = Repository.Lines("Directory.Packages.props");
        List<string> missing = [];
        int packages = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith("<PackageVersion ", StringComparison.Ordinal))
            {
                packages++;
                if (i == 0 || !IsXmlReason(lines[i - 1]))
                {
                    missing.Add($"line {i + 1}: {lines[i].Trim()}");
                }
            }
        }

        Assert.True(packages > 0, "no package version was found at all");
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_suppressed_rule_has_its_reason_before_it()
    {
        string[] lines = Repository.Lines(".editorconfig");
        List<string> missing = [];
        int rules = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (IsSuppressedRule(lines[i]))
            {
                rules++;
                if (!IsReason(LineBeforeRules(lines, i)))
                {
                    missing.Add($"line {i + 1}: {lines[i]}");
                }
            }
        }

        Assert.True(rules > 0, "no suppressed rule was found at all");
        Assert.Empty(missing);
    }

    // Rules switched off for the same reason stand together below it.
    private static string LineBeforeRules(string[] lines, int rule)
    {
        int i = rule - 1;
        while (i >= 0 && lines[i].StartsWith(RulePrefix, StringComparison.Ordinal))
        {
            i--;
        }

        return i < 0 ? "" : lines[i];
    }

    private static bool IsSuppressedRule(string line) =>
        line.StartsWith(RulePrefix, StringComparison.Ordinal)
        && Suppressing.Contains(line[(line.LastIndexOf('=') + 1)..].Trim());

    private static bool IsReason(string line) => line.StartsWith('#') && line.Trim('#', ' ').Length >= 10;

    private static bool IsXmlReason(string line) =>
        line.Trim() is ['<', '!', '-', '-', .. var reason, '-', '-', '>'] && reason.Trim().Length >= 10;
}

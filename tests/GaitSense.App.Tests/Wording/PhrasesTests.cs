using System.Text.RegularExpressions;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Tests.Wording;

public sealed partial class PhrasesTests
{
    private static readonly string[] SameInBoth = ["GaitSense", "InfluxDB"];

    [Fact]
    public void Every_phrase_has_a_text_in_every_language()
    {
        string[] missing =
        [
            .. Phrases.All
                .Where(p => p.Value.Length != Language.All.Count || p.Value.Skip(IsOfExercise(p.Key) ? 1 : 0).Any(string.IsNullOrWhiteSpace))
                .Select(p => p.Key),
        ];
        Assert.Empty(missing);
    }

    [Fact]
    public void The_places_for_values_are_the_same_in_every_language()
    {
        string[] uneven =
        [
            .. Phrases.All.Where(p => !IsOfExercise(p.Key) && p.Value.Select(Places).Distinct().Count() > 1).Select(p => p.Key),
        ];
        Assert.Empty(uneven);
    }

    [Fact]
    public void Every_key_that_the_sources_ask_for_exists()
    {
        HashSet<string> asked = [.. Sources("*.razor").Concat(Sources("*.cs")).SelectMany(f => Asked().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value)];
        Assert.NotEmpty(asked);
        string[] unknown = [.. asked.Where(k => !Phrases.All.ContainsKey(k) && !Phrases.All.Keys.Any(known => known.StartsWith(k, StringComparison.Ordinal)))];
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_phrase_is_used()
    {
        HashSet<string> literals = [.. Sources("*.razor").Concat(Sources("*.cs")).SelectMany(f => Literal().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value)];
        string[] families = [.. literals.Where(l => l.EndsWith('.') && l.Length > 1)];
        string[] endings = [.. literals.Where(l => l.StartsWith('.')), ""];
        string[] unused = [.. Phrases.All.Keys.Where(k => !IsOfExercise(k) && !literals.Contains(k) && !literals.Contains(Counted().Replace(k, "")) && !IsOfFamily(k))];
        Assert.Empty(unused);

        // A family's member is one word, and an ending that the sources know.
        bool IsOfFamily(string key) => families.Any(f => key.StartsWith(f, StringComparison.Ordinal)
            && endings.Any(e => key.EndsWith(e, StringComparison.Ordinal) && key.Length > f.Length + e.Length && !key[f.Length..^e.Length].Contains('.')));
    }

    [Fact]
    public void Every_word_of_an_exercise_has_a_German_text()
    {
        List<string> missing = [];
        foreach (ExerciseProtocol exercise in ExerciseCatalog.BuiltIn.All)
        {
            string[] parts =
            [
                "name", "summary",
                .. exercise.SetUp.SelectMany(s => new[] { $"setup.{s.Id}", $"setup.{s.Id}.observable" }),
                .. exercise.Phases.SelectMany(p => new[] { $"phase.{p.Id}", $"phase.{p.Id}.name", $"phase.{p.Id}.observable" }),
                .. exercise.Cues.Select(c => $"cue.{c.Id}"),
                .. exercise.Cues.Where(c => c.Source.Length > 0).Select(c => $"cue.{c.Id}.source"),
                .. exercise.Sources.Select((_, i) => $"source.{i}"),
                .. exercise.Mistakes.Select((_, i) => $"mistake.{i}"),
            ];
            missing.AddRange(parts.Select(p => $"exercise.{exercise.Id}.{p}").Where(k => !Phrases.All.ContainsKey(k)));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void No_page_has_a_text_of_its_own()
    {
        List<string> found = [];
        foreach (string file in Sources("*.razor"))
        {
            string markup = Comment().Replace(File.ReadAllText(file).Split("@code")[0], "");
            found.AddRange(Text().Matches(markup).Concat(Attribute().Matches(markup)).Select(m => m.Groups["text"].Value.Trim())
                .Where(t => t.Length > 0 && !SameInBoth.Contains(t) && !Code().IsMatch(t))
                .Select(t => $"{Path.GetFileName(file)}: {t}"));
        }

        Assert.Empty(found);
    }

    private static bool IsOfExercise(string key) => key.StartsWith("exercise.", StringComparison.Ordinal);

    private static string Places(string text) => string.Join(",", Place().Matches(text).Select(m => m.Value).Distinct().Order());

    private static string[] Sources(string pattern) => Directory.GetFiles(
        Path.Combine(Checkout.Root, "src/GaitSense.App", pattern == "*.razor" ? "Components" : "."), pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).ToArray();

    // Keys that end in a point or are built from parts name a family.
    [GeneratedRegex("(?:Say|Count|Find)\\(\"([a-z]+[.][a-z0-9_.-]*)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("\"([a-z.][a-z0-9_.-]*)[\"{]")]
    private static partial Regex Literal();

    // A phrase that counts has two texts.
    [GeneratedRegex("[.](?:one|many)$")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@">(?<text>[^<>@{}]*[A-Za-z]{3,}[^<>@{}]*)<")]
    private static partial Regex Text();

    [GeneratedRegex("(?:aria-label|Label|Title|What|Advice|Note|title|placeholder|alt)=\"(?<text>[^\"@]*[A-Za-z]{3,}[^\"@]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"&&|\|\||[;=()]|^\W*$|\b(case|break|else)\b")]
    private static partial Regex Code();
}

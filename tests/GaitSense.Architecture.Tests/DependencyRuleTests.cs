namespace GaitSense.Architecture.Tests;

/// <summary>Arrows point at Core. Only Streaming knows Rx operators. Adapters (Devices, Storage, Export) see neither each
/// other nor the algorithms. Only App sees everything.</summary>
public sealed class DependencyRuleTests
{
    /// <summary>Built only where its package is; the tests of Devices compile its source.</summary>
    private const string OnRequest = "GaitSense.Devices.InTheHand";

    private const string RxPackage = "System.Reactive";

    /// <summary>Which project may refer to which; what is not listed may not.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["GaitSense.Core"] = [],
        ["GaitSense.Protocol"] = ["GaitSense.Core"],
        ["GaitSense.Signal"] = ["GaitSense.Core"],
        ["GaitSense.Gait"] = ["GaitSense.Core", "GaitSense.Signal"],
        ["GaitSense.Streaming"] = ["GaitSense.Core", "GaitSense.Protocol", "GaitSense.Signal", "GaitSense.Gait"],
        ["GaitSense.Devices"] = ["GaitSense.Core", "GaitSense.Protocol"],
        [OnRequest] = ["GaitSense.Devices"],
        ["GaitSense.Storage"] = ["GaitSense.Core"],
        ["GaitSense.Export"] = ["GaitSense.Core"],
        ["GaitSense.App"] =
        [
            "GaitSense.Core", "GaitSense.Protocol", "GaitSense.Signal", "GaitSense.Gait", "GaitSense.Streaming",
            "GaitSense.Devices", "GaitSense.Storage", "GaitSense.Export",
        ],
    };

    [Fact]
    public void Every_shipped_project_has_its_place_in_the_rule_and_no_place_is_empty() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            Repository.Shipped.Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_reference_is_allowed() => Assert.Empty(
        from project in Repository.Shipped
        from target in project.Projects
        where !Allowed.GetValueOrDefault(project.Name, []).Contains(target)
        select $"{project.File} must not refer to {target}");

    [Fact]
    public void Nothing_that_ships_refers_to_a_project_that_checks() => Assert.Empty(
        from project in Repository.Shipped
        from target in project.Projects
        where Repository.Checking.Any(c => c.Name == target)
        select $"{project.File} must not refer to {target}");

    [Fact]
    public void Core_refers_to_no_package() =>
        Assert.Empty(Repository.Shipped.Single(p => p.Name == "GaitSense.Core").Packages);

    [Fact]
    public void Only_streaming_refers_to_rx() => Assert.Equal(
        ["GaitSense.Streaming"],
        Repository.Shipped.Where(p => p.Packages.Contains(RxPackage)).Select(p => p.Name));

    [Fact]
    public void Every_checking_project_named_after_a_shipped_one_refers_to_it() => Assert.Empty(
        from check in Repository.Checking
        let subject = check.Name[..^(check.Name.EndsWith(".Tests", StringComparison.Ordinal) ? ".Tests".Length : 0)]
        where Repository.Shipped.Any(p => p.Name == subject) && !check.Projects.Contains(subject)
        select $"{check.File} does not refer to {subject}");

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = string.Join('\n', Repository.Lines("GaitSense.sln")).Replace('\\', '/');
        Assert.Empty(
            from project in Repository.Shipped.Concat(Repository.Checking)
            let path = project.File.Replace('\\', '/')
            where project.Name != OnRequest && !solution.Contains($"\"{path}\"", StringComparison.Ordinal)
            select $"{path} is not in GaitSense.sln: dotnet sln add {path}");
    }
}

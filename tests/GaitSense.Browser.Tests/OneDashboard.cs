namespace GaitSense.Browser.Tests;

/// <summary>All tests look at one service, one after another: browsers share two cores badly.</summary>
[CollectionDefinition(Name)]
public sealed class OneDashboard : ICollectionFixture<Dashboard>
{
    public const string Name = "one dashboard";
}

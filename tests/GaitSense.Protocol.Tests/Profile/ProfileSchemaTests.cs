using NJsonSchema;
using NJsonSchema.Validation;

namespace GaitSense.Protocol.Tests.Profile;

public sealed class ProfileSchemaTests
{
    [Fact]
    public async Task Profile_fits_its_schema()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(ProfileFiles.Read("profile.schema.json"), TestContext.Current.CancellationToken);
        ICollection<ValidationError> errors = schema.Validate(ProfileFiles.Read("profile.json"));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("\"byte_order\": \"little\"", "\"byte_order\": \"big\"")]
    [InlineData("\"unit\": \"m/s^2\", ", "")]
    [InlineData("\"saturation\": \"at_least\"", "\"saturation\": \"perhaps\"")]
    [InlineData("\"791a0101-0288", "\"791A0101-0288")]
    [InlineData("\"profile\": \"gaitsense-1\",", "\"profile\": \"gaitsense-1\", \"surprise\": 1,")]
    public async Task Schema_refuses_a_profile_that_lacks_something(string good, string bad)
    {
        string text = ProfileFiles.Read("profile.json");
        Assert.Contains(good, text, StringComparison.Ordinal);
        JsonSchema schema = await JsonSchema.FromJsonAsync(ProfileFiles.Read("profile.schema.json"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(text.Replace(good, bad, StringComparison.Ordinal)));
    }
}

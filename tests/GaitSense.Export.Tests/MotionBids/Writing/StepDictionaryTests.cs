using System.Text.Json.Nodes;
using GaitSense.Core.Steps;
using GaitSense.Export.MotionBids.Writing;

namespace GaitSense.Export.Tests.MotionBids.Writing;

public sealed class StepDictionaryTests
{
    [Fact]
    public void Every_column_of_the_step_table_is_described()
    {
        JsonObject dictionary = StepDictionary.Json();
        Assert.All(StepColumns.All, c => Assert.NotEqual(c.Name, dictionary[c.Name]!["Description"]!.GetValue<string>()));
        Assert.Equal("deg", dictionary["toe_out_deg"]!["Units"]!.GetValue<string>());
    }
}

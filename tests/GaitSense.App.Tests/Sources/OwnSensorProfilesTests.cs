using GaitSense.App.Sources;
using GaitSense.App.Tests.Cli;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Protocol.Sensors;

namespace GaitSense.App.Tests.Sources;

public sealed class OwnSensorProfilesTests
{
    private static string Example => File.ReadAllText(Path.Combine(Checkout.Root, "seeds", "sensors", "arduino-six-floats.json"));

    [Fact]
    public void A_folder_adds_its_kinds_to_those_that_come_with_the_program()
    {
        using ScratchFolder folder = Folder(Example.Replace("\"arduino-six-floats\"", "\"my-sensor\"", StringComparison.Ordinal));
        SensorProfiles profiles = OwnSensorProfiles.Read(folder.Path);
        Assert.NotNull(profiles.Find("my-sensor"));
        Assert.Equal(SensorProfiles.BuiltIn.All.Count + 1, profiles.All.Count);
    }

    [Fact]
    public void Every_kind_that_comes_with_the_program_fits_the_schema()
    {
        Assert.Equal(SensorProfiles.BuiltIn.All.Count, OwnSensorProfiles.Read(Path.Combine(Checkout.Root, "seeds", "sensors")).All.Count);
    }

    [Theory]
    [InlineData("\"maker\"", "\"makr\"", "mak")]
    [InlineData("\"generic\"", "7", "decoder")]
    [InlineData("\"stamp\"", "\"sundial\"", "source")]
    [InlineData("\"modes\"", "\"modes\" oops", "not JSON")]
    public void A_file_that_does_not_fit_is_named_with_its_line(string right, string wrong, string said)
    {
        string text = Example;
        Assert.Contains(right, text, StringComparison.Ordinal);
        using ScratchFolder folder = Folder(text.Replace(right, wrong, StringComparison.Ordinal));
        InputFault fault = Assert.Throws<InputFaultException>(() => OwnSensorProfiles.Read(folder.Path)).Fault;
        Assert.Contains("mine.json, line ", fault.Where, StringComparison.Ordinal);
        Assert.Contains(said, fault.What, StringComparison.Ordinal);
        Assert.Contains("seeds/sensors/README.md", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_is_that_of_the_fault()
    {
        string text = Example;
        int line = text[..text.IndexOf("\"stamp\"", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        using ScratchFolder folder = Folder(text.Replace("\"stamp\"", "\"sundial\"", StringComparison.Ordinal));
        InputFault fault = Assert.Throws<InputFaultException>(() => OwnSensorProfiles.Read(folder.Path)).Fault;
        Assert.EndsWith(FormattableString.Invariant($"line {line}"), fault.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sensors", "scan")]
    [InlineData("serve", "--source=none")]
    public async Task Commands_refuse_a_folder_that_is_not_there_in_one_line(params string[] verb)
    {
        Invocation run = await Invocation.OfAsync([.. verb, "--sensor-profiles", "no-such-folder"]);
        Assert.Equal(1, run.ExitCode);
        if (verb[0] == "sensors")
        {
            Assert.Contains("no-such-folder", run.OneLine(), StringComparison.Ordinal);
        }
    }

    private static ScratchFolder Folder(string text)
    {
        ScratchFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "mine.json"), text);
        return folder;
    }
}

using GaitSense.Export.Analysis;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Analysis;

public sealed class EventTableTests
{
    [Fact]
    public void Events_carry_their_side_and_the_sensor_of_a_gap()
    {
        StringWriter writer = new();
        EventTable.Write(writer, Example.Events, zeroS: 0.25);
        Assert.Equal(
            "onset\tduration\ttrial_type\tbody_site\n"
            + "1.5\t0\tfinal_contact_left\tn/a\n"
            + "2\t0\tinitial_contact_left\tn/a\n"
            + "2.75\t0.125\tgap\tpelvis\n"
            + "3.75\t2\tpause\tn/a\n",
            writer.ToString());
    }
}

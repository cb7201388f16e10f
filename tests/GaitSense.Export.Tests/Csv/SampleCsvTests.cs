using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Csv;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Csv;

public sealed class SampleCsvTests
{
    [Fact]
    public void Every_sample_is_a_row_in_sensor_axes_and_an_absent_field_is_empty()
    {
        ImuRecording recording = new("x", [Example.Foot(BodySite.LeftFoot, 1, 0.5), Example.Track(Example.Turned, 2, hasField: true)]);
        StringWriter writer = new();
        Culture.German(() =>
        {
            SampleCsv.Write(writer, recording);
            return 0;
        });
        Assert.Equal(
            """
            site,time_s,accel_x_mps2,accel_y_mps2,accel_z_mps2,gyro_x_radps,gyro_y_radps,gyro_z_radps,mag_x_ut,mag_y_ut,mag_z_ut
            left_foot,0.5,0,0.123457,9.8,0.5,1,-0.25,,,
            pelvis,0,0,0.123457,9.8,0.5,1,-0.25,,,
            pelvis,0.02,0.841471,0.123457,9.8,0.5,0.540302,-0.25,20,1,40

            """,
            writer.ToString());
    }
}

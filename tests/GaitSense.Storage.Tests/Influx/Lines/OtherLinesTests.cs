using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Tests.Influx.Lines;

public sealed class OtherLinesTests
{
    private static readonly SessionHeader Session = Examples.Header(id: "s-1", person: "P07");
    private readonly LineWriter lines = new();

    [Fact]
    public void A_verdict_says_what_was_asked_and_what_came()
    {
        Step step = new() { Side = Side.Left, InitialContact = SessionTime.FromSeconds(1), Direction = WalkingDirection.Backward };
        CueLines.Write(lines, Session, step, new CueVerdict("pelvis-steady", false, 4.5, -10, 3));
        CueLines.Write(lines, Session, step, new CueVerdict("heel-first", true, null, null, null));
        Assert.Equal(
            "gait_cue,cue=pelvis-steady,person=P07,session=s-1 in_target=false,value=4.5,target_low=-10,target_high=3 1769881503000000000\n"
            + "gait_cue,cue=heel-first,person=P07,session=s-1 in_target=true 1769881503000000000\n",
            LineWriterTests.Text(lines));
    }

    [Fact]
    public void A_session_stands_at_its_start_with_counts_statistics_and_shares()
    {
        SessionLines.Write(lines, Session, Examples.Summary("s-1"));
        Assert.Equal(
            "gait_session,exercise=reverse-walking,person=P07,session=s-1 steps=9i,valid_steps=7i,duration_s=61.25,"
            + "cadence_spm=92.5,speed_mps=0.55,stride_length_m=0.61,"
            + "stride_length_m_n=7i,stride_length_m_sd=0.03,stride_length_m_median=0.6,target_toe-first_judged=7i,"
            + "target_toe-first_in_target=6i,target_toe-first_share=0.8571428571428571 1769881502000000000\n",
            LineWriterTests.Text(lines));
    }

    [Fact]
    public void A_link_says_only_what_the_sensor_tells()
    {
        SensorHealth heard = new()
        {
            Sensor = 0,
            Site = BodySite.LeftFoot,
            DeviceId = "AA:BB",
            RateHz = 99.5,
            Samples = 90,
            Lost = 10,
            SkewPpm = -12.5,
            LatencyS = 0.25,
            BatteryRatio = 0.5,
            RssiDbm = -61,
        };
        LinkLines.Write(lines, Session.Id, heard, Examples.Start);
        LinkLines.Write(lines, Session.Id, new SensorHealth { Sensor = 1, Site = BodySite.Pelvis }, Examples.Start);
        Assert.Equal(
            "sensor_link,device=AA:BB,session=s-1,site=left_foot rate_hz=99.5,loss_ratio=0.1,rssi_dbm=-61,battery_ratio=0.5,"
            + "skew_ppm=-12.5,latency_ms=250 1769881502000000000\n"
            + "sensor_link,session=s-1,site=pelvis loss_ratio=0 1769881502000000000\n",
            LineWriterTests.Text(lines));
    }

    [Theory]
    [InlineData("a\nb\nc\n", 4, 4)]
    [InlineData("a\nb\nc\n", 5, 4)]
    [InlineData("a\nb\nc\n", 6, 6)]
    [InlineData("long line\nb\n", 3, 10)]
    public void Lines_are_cut_between_lines(string text, int room, int cut) =>
        Assert.Equal(cut, LineCut.Fitting(System.Text.Encoding.ASCII.GetBytes(text), room));

    [Theory]
    [InlineData("a\nb\n", 2)]
    [InlineData("aa\nb\ncccc\n", 3)]
    [InlineData("a\nbb\nc\nd\n", 5)]
    public void Half_of_the_lines_is_half_of_their_number(string text, int cut) =>
        Assert.Equal(cut, LineCut.Half(System.Text.Encoding.ASCII.GetBytes(text)));
}

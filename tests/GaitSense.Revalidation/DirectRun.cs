using GaitSense.Core.Frames;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Engine;

namespace GaitSense.Revalidation;

/// <summary>The engine fed sample by sample, without packets, and what it said when: "now" is the time of the newest sample.</summary>
internal sealed class DirectRun : IGaitReceiver
{
    private double _nowS;

    private DirectRun()
    {
    }

    /// <summary>Every word on a landing.</summary>
    public List<(double NowS, ProvisionalContact Contact)> Contacts { get; } = [];

    /// <summary>Every step.</summary>
    public List<(double NowS, Step Step)> Steps { get; } = [];

    /// <summary>Every event.</summary>
    public List<GaitEvent> Events { get; } = [];

    /// <summary>What the engine says of left and right.</summary>
    public SideVerdict Sides { get; private set; }

    /// <summary>Runs the engine over a recording.</summary>
    public static DirectRun Of(ImuRecording recording)
    {
        DirectRun run = new();
        GaitEngine engine = new([.. recording.Tracks.Select(t => t.Sensor)], GaitOptions.Default, run);
        foreach (SiteSample<NominalFrame> sample in Samples(recording))
        {
            run._nowS = Math.Max(run._nowS, sample.Sample.Time.Seconds);
            engine.Accept(sample);
        }

        engine.Complete();
        run.Sides = engine.Sides;
        return run;
    }

    /// <summary>All samples in order of time, in the nominal frame.</summary>
    public static IEnumerable<SiteSample<NominalFrame>> Samples(ImuRecording recording) => recording.Tracks
        .SelectMany((t, sensor) => Enumerable.Range(0, t.TimesS.Count).Select(row => (Time: t.TimesS[row], Track: t, sensor, row)))
        .OrderBy(x => x.Time)
        .Select(x => Sample(x.Track, x.sensor, x.row));

    /// <summary>The same recording with left and right feet exchanged.</summary>
    public static ImuRecording Exchanged(ImuRecording recording) => recording with
    {
        Tracks =
        [
            .. recording.Tracks.Select(t => t with
            {
                Sensor = t.Sensor with
                {
                    Site = t.Sensor.Site switch
                    {
                        BodySite.LeftFoot => BodySite.RightFoot,
                        BodySite.RightFoot => BodySite.LeftFoot,
                        BodySite other => other,
                    },
                },
            }),
        ],
    };

    void IGaitReceiver.OnContact(in ProvisionalContact contact) => Contacts.Add((_nowS, contact));

    void IGaitReceiver.OnStep(Step step) => Steps.Add((_nowS, step));

    void IGaitReceiver.OnEvent(in GaitEvent gaitEvent) => Events.Add(gaitEvent);

    void IGaitReceiver.OnPosture(in PostureFrame posture)
    {
    }

    private static SiteSample<NominalFrame> Sample(ImuTrack t, int sensor, int row)
    {
        Rotation<SensorFrame, NominalFrame> mounting = t.Sensor.Mounting;
        return new SiteSample<NominalFrame>(
            sensor,
            t.Sensor.Site,
            new ImuSample<NominalFrame>(
                SessionTime.FromSeconds(t.TimesS[row]),
                row,
                mounting.Apply(t.AccelerationMps2[row]),
                mounting.Apply(t.AngularRateRadPerS[row]),
                SampleMarks.None));
    }
}

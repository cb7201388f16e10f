using GaitSense.Core.Sensors;

namespace GaitSense.App.Wording;

/// <summary>What body sites are called on the page.</summary>
public static class SiteWords
{
    /// <summary>Where a sensor is worn.</summary>
    public static string Of(BodySite site) => site switch
    {
        BodySite.LeftFoot => "Left foot",
        BodySite.RightFoot => "Right foot",
        BodySite.Pelvis => "Pelvis",
        BodySite.LeftWrist => "Left wrist",
        BodySite.RightWrist => "Right wrist",
        BodySite.Thorax => "Thorax",
        _ => "Not assigned",
    };
}

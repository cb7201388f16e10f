using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.App.Wording;

/// <summary>What body sites are called on the page.</summary>
public static class SiteWords
{
    /// <summary>Where a sensor is worn.</summary>
    public static string Of(BodySite site) => Phrases.Say("site." + StepColumns.NameOf(site).Replace('_', '-'));
}

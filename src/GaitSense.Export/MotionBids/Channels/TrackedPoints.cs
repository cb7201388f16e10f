using GaitSense.Core.Sensors;

namespace GaitSense.Export.MotionBids.Channels;

/// <summary>The body site that a tracked point means, and the spelling that is written.</summary>
public static class TrackedPoints
{
    private static readonly Dictionary<string, BodySite> Sites = new()
    {
        ["pelvis"] = BodySite.Pelvis,
        ["hip"] = BodySite.Pelvis,
        ["sacrum"] = BodySite.Pelvis,
        ["lowerback"] = BodySite.Pelvis,
        ["lumbar"] = BodySite.Pelvis,
        ["thorax"] = BodySite.Thorax,
        ["sternum"] = BodySite.Thorax,
        ["trunk"] = BodySite.Thorax,
        ["chest"] = BodySite.Thorax,
        ["upperback"] = BodySite.Thorax,
    };

    static TrackedPoints()
    {
        AddPair("foot", BodySite.LeftFoot, BodySite.RightFoot);
        AddPair("wrist", BodySite.LeftWrist, BodySite.RightWrist);
        AddPair("forearm", BodySite.LeftWrist, BodySite.RightWrist);
    }

    /// <summary>The site that a name means; case, hyphens, underscores and spaces do not matter. Unassigned for any other
    /// point of the body.</summary>
    public static BodySite SiteOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Sites.GetValueOrDefault(KeyOf(name), BodySite.Unassigned);
    }

    /// <summary>The name that is written for a site, for example "LeftFoot".</summary>
    public static string NameOf(BodySite site) => site.ToString();

    /// <summary>The name without what does not matter: spellings of one point have the same key.</summary>
    internal static string KeyOf(string name) =>
        string.Concat(name.Where(c => c is not ('-' or '_' or ' ')).Select(char.ToLowerInvariant));

    private static void AddPair(string part, BodySite left, BodySite right)
    {
        foreach ((string side, BodySite site) in new[] { ("left", left), ("l", left), ("right", right), ("r", right) })
        {
            Sites[side + part] = site;
            Sites[part + side] = site;
        }
    }
}

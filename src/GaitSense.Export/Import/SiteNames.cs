using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.MotionBids.Layout;

namespace GaitSense.Export.Import;

/// <summary>Finds where a sensor was worn: from sites.json beside the file (a part of a file name or a device's name to a body
/// site), or from the names themselves, such as "left foot" or LeftFoot.</summary>
internal sealed class SiteNames
{
    /// <summary>Name of the file that tells.</summary>
    public const string FileName = "sites.json";

    private const int LongestPhrase = 2;
    private readonly Dictionary<string, BodySite> _told;

    private SiteNames(Dictionary<string, BodySite> told) => _told = told;

    /// <summary>What sites.json of a folder tells; nothing when there is none.</summary>
    /// <exception cref="InputFaultException">It is malformed.</exception>
    public static SiteNames In(string folder)
    {
        Dictionary<string, BodySite> told = [];
        string path = Path.Combine(folder, FileName);
        if (File.Exists(path))
        {
            foreach (JsonProperty member in JsonFile.Object(path).EnumerateObject())
            {
                string word = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : "";
                BodySite site = TrackedPoints.SiteOf(word);
                told[member.Name] = site != BodySite.Unassigned
                    ? site
                    : throw new InputFaultException(new InputFault($"'{word}' for '{member.Name}' is not a body site", path, "Use left_foot, right_foot, pelvis, thorax, left_wrist or right_wrist."));
            }
        }

        return new SiteNames(told);
    }

    /// <summary>The site that one of the names tells; unassigned when none does.</summary>
    public BodySite Of(params IEnumerable<string> names)
    {
        string[] all = [.. names];
        foreach ((string part, BodySite site) in _told)
        {
            if (all.Any(n => n.Contains(part, StringComparison.OrdinalIgnoreCase)))
            {
                return site;
            }
        }

        return all.Select(FromWords).FirstOrDefault(s => s != BodySite.Unassigned);
    }

    private static BodySite FromWords(string name)
    {
        string[] words = name.Split(' ', '_', '-', '.', '(', ')');
        for (int length = LongestPhrase; length > 0; length--)
        {
            for (int i = 0; i + length <= words.Length; i++)
            {
                BodySite site = TrackedPoints.SiteOf(string.Concat(words[i..(i + length)]));
                if (site != BodySite.Unassigned)
                {
                    return site;
                }
            }
        }

        return BodySite.Unassigned;
    }
}

using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.MotionBids.Layout;

namespace GaitSense.Export.Axes;

/// <summary>Fixes the rotation of sensors on their body sites, in place of what a recording says.</summary>
/// <remarks>
/// <para>The file is an object with one member per site (any spelling that a tracked point may have). A value is one of:
/// letters, <c>"ALS"</c> (where x, y, z point), <c>"n/a"</c> for unknown; or an object with <c>axes</c> (letters),
/// <c>quaternion</c> (w, x, y, z) or <c>matrix</c> (three rows), from the sensor's axes to the body's (x anterior, y left,
/// z up), and optionally <c>exact: true</c> when it holds in the neutral pose without further calibration.</para>
/// <para><c>{ "left_foot": "ALS", "pelvis": { "quaternion": [0.7071, 0, 0.7071, 0], "exact": true } }</c></para>
/// </remarks>
public sealed class MountingFile
{
    private readonly Dictionary<BodySite, AxesDeclaration> _sites;

    private MountingFile(Dictionary<BodySite, AxesDeclaration> sites) => _sites = sites;

    /// <summary>The sites that it fixes.</summary>
    public IReadOnlyCollection<BodySite> Sites => _sites.Keys;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputFaultException">The file is absent or malformed.</exception>
    public static MountingFile Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputFaultException(new InputFault("there is no such mounting file", path, "Check the path."));
        }

        Dictionary<BodySite, AxesDeclaration> sites = [];
        foreach (JsonProperty member in JsonFile.Object(path).EnumerateObject())
        {
            string where = $"{path}, '{member.Name}'";
            BodySite site = TrackedPoints.SiteOf(member.Name);
            if (site == BodySite.Unassigned || !sites.TryAdd(site, MountingEntry.Read(member.Value, where)))
            {
                throw MountingEntry.Fault(where, "this is not a body site, or the site is there twice", "Use left_foot, right_foot, pelvis, left_wrist, right_wrist and thorax, once each.");
            }
        }

        return new MountingFile(sites);
    }

    /// <summary>What the file says of a site, or null.</summary>
    public AxesDeclaration? Find(BodySite site) => _sites.GetValueOrDefault(site);

    /// <summary>The sensor as the file says that it sits; unchanged where it says nothing.</summary>
    public SensorDescriptor Apply(SensorDescriptor sensor)
    {
        ArgumentNullException.ThrowIfNull(sensor);
        return Find(sensor.Site) is { } said ? sensor with { Axes = said.Knowledge, Mounting = said.Mounting } : sensor;
    }
}

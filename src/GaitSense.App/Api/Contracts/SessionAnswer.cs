using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Api.Contracts;

/// <summary>A stored session as the API gives it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="StartedAt">UTC start.</param>
/// <param name="Person">Pseudonym.</param>
/// <param name="Exercise">Identity of the exercise.</param>
/// <param name="Source">Where its samples came from.</param>
/// <param name="State">recording, finished or interrupted.</param>
/// <param name="Steps">Steps kept.</param>
/// <param name="Packets">Packets kept.</param>
/// <param name="Sensors">The sensors worn.</param>
/// <param name="Version">Version of the engine that measured it.</param>
/// <param name="Summary">What it came to; absent until finished.</param>
/// <param name="Continues">Identity of the interrupted session that it goes on with; absent for one of its own.</param>
public sealed record SessionAnswer(
    string Id,
    DateTimeOffset StartedAt,
    string Person,
    string Exercise,
    string Source,
    SessionState State,
    int Steps,
    long Packets,
    IReadOnlyList<SensorAnswer> Sensors,
    string Version,
    SessionSummary? Summary,
    string? Continues)
{
    /// <summary>The answer for a stored session.</summary>
    public static SessionAnswer Of(StoredSession session) => new(
        session.Header.Id.Value,
        session.Header.StartedAt,
        session.Header.Person,
        session.Header.Exercise,
        session.Header.Source,
        session.State,
        session.StepCount,
        session.PacketCount,
        [.. session.Header.Sensors.Select(s => new SensorAnswer(s.Id, s.Site, s.NominalRateHz, s.Placement))],
        session.Header.Version,
        session.Summary,
        session.Header.Continues?.Value);
}

/// <summary>A sensor of a session.</summary>
/// <param name="Id">Identity of the device.</param>
/// <param name="Site">Where it is worn.</param>
/// <param name="NominalRateHz">Sampling rate asked for, Hz.</param>
/// <param name="Placement">Placement in words.</param>
public sealed record SensorAnswer(string Id, BodySite Site, double NominalRateHz, string Placement);

using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Steps;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.Storage.Influx.Reading;

/// <summary>What one metric came to in one session.</summary>
/// <param name="StartedAt">Start of the session, UTC.</param>
/// <param name="Session">Identity of the session.</param>
/// <param name="Mean">Mean over valid steps, in the unit of the step table's column.</param>
public sealed record TrendPoint(DateTimeOffset StartedAt, string Session, double Mean);

/// <summary>Reads how a metric went from session to session, by InfluxQL, which InfluxDB 1.x, 2.x and 3 answer alike. The
/// numbers are those of the embedded store's summaries.</summary>
/// <param name="server">The server; connected.</param>
public sealed class TrendReader(InfluxServer server)
{
    /// <summary>The sessions of a person, oldest first.</summary>
    /// <param name="person">Pseudonym.</param>
    /// <param name="metric">Column of the step table that is averaged.</param>
    /// <param name="from">Sessions that started then or later.</param>
    /// <param name="to">Sessions that started before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    /// <exception cref="InputFaultException">The server does not answer, or not as an InfluxDB.</exception>
    public async Task<IReadOnlyList<TrendPoint>> ReadAsync(
        string person, string metric, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (StepColumns.Find(metric) is not { Averaged: true })
        {
            throw new ArgumentException($"{metric} is no averaged column of the step table", nameof(metric));
        }

        string query = FormattableString.Invariant(
            $"SELECT \"session\", \"{metric}\" FROM \"gait_session\" WHERE \"person\" = {Quoted(person)} AND time >= {PointTime.Ns(from)} AND time < {PointTime.Ns(to)}");
        (string? text, InfluxAnswer answer) = await server.QueryAsync(query, cancellationToken);
        return text is null ? throw Fault(answer.Reason) : Parse(text);
    }

    private static string Quoted(string text) =>
        '\'' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + '\'';

    // {"results":[{"series":[{"values":[[time, session, mean],...]}]}]}; a fault is status 200 with "error" inside.
    private List<TrendPoint> Parse(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            JsonElement result = json.RootElement.GetProperty("results")[0];
            if (result.TryGetProperty("error", out JsonElement error))
            {
                throw Fault(error.ToString());
            }

            return !result.TryGetProperty("series", out JsonElement series)
                ? []
                : [.. series[0].GetProperty("values").EnumerateArray()
                    .Where(v => v[2].ValueKind == JsonValueKind.Number)
                    .Select(v => new TrendPoint(PointTime.Instant(v[0].GetInt64()), v[1].GetString()!, v[2].GetDouble()))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw Fault("the answer is not that of an InfluxDB");
        }
    }

    private InputFaultException Fault(string why) => new(new InputFault(
        $"the trend cannot be read ({why.TrimEnd('.')})", server.Settings.ToString(), "Check that the server runs and that the token may read."));
}

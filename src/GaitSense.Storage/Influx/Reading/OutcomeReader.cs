using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.History;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.Storage.Influx.Reading;

/// <summary>Reads what finished sessions came to, by InfluxQL, which InfluxDB 1.x, 2.x and 3 answer alike. The numbers are
/// those of the embedded store's summaries.</summary>
/// <param name="server">The server; connected.</param>
public sealed class OutcomeReader(InfluxServer server)
{
    /// <summary>The finished sessions that match, oldest first; with a limit, the newest of them.</summary>
    /// <param name="wanted">Which.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InputFaultException">The server does not answer, or not as an InfluxDB.</exception>
    public async Task<IReadOnlyList<SessionOutcome>> ReadAsync(SessionQuery wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        (string? text, InfluxAnswer answer) = await server.QueryAsync(QueryOf(wanted), cancellationToken);
        return text is null ? throw Fault(answer.Reason) : Parse(text, wanted.Limit);
    }

    private static string QueryOf(SessionQuery wanted)
    {
        List<string> conditions = [];
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                conditions.Add($"\"{name}\" = {InfluxQl.Literal(value)}");
            }
        }

        Add("person", wanted.Person);
        Add("exercise", wanted.Exercise);
        conditions.AddRange(wanted.From is { } from ? [Bound(">=", from)] : []);
        conditions.AddRange(wanted.To is { } to ? [Bound("<", to)] : []);
        return conditions.Count == 0
            ? "SELECT * FROM \"gait_session\""
            : $"SELECT * FROM \"gait_session\" WHERE {string.Join(" AND ", conditions)}";
    }

    private static string Bound(string comparison, DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"time {comparison} {PointTime.Ns(instant)}");

    // {"results":[{"series":[{"columns":[...],"values":[[...],...]}]}]}; a fault is status 200 with "error" inside.
    private List<SessionOutcome> Parse(string text, int limit)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            JsonElement result = json.RootElement.GetProperty("results")[0];
            if (result.TryGetProperty("error", out JsonElement error))
            {
                throw Fault(error.ToString());
            }

            if (!result.TryGetProperty("series", out JsonElement series))
            {
                return [];
            }

            OutcomeColumns columns = new([.. series[0].GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)]);
            return [.. series[0].GetProperty("values").EnumerateArray().Select(columns.OutcomeOf).TakeLast(limit)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw Fault("the answer is not that of an InfluxDB");
        }
    }

    private InputFaultException Fault(string why) => new(new InputFault(
        $"the history cannot be read ({why.TrimEnd('.')})", server.Settings.ToString(), "Check that the server runs and that the token may read."));
}

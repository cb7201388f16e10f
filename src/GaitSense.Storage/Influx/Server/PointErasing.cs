using System.Globalization;
using System.Text;
using System.Text.Json;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;

namespace GaitSense.Storage.Influx.Server;

/// <summary>Removes the points of a person or of a session from a server, as far as its generation can.</summary>
/// <remarks><b>How</b> 1.x: <c>DELETE</c> in InfluxQL; 2.x: <c>/api/v2/delete</c> with a predicate; 3 has no way to remove single
/// points, and says so. A person's points are chosen by the tag <c>person</c>, those of links, and of a session alone, by the tag
/// <c>session</c>, and only those from before they were removed here. Asking again changes nothing. Source: the references of both at docs.influxdata.com.</remarks>
internal sealed class PointErasing(InfluxHttp http, InfluxSettings settings, TimeProvider time)
{
    private const int StatementsAtOnce = 100;
    private const string Links = "sensor_link";
    private static readonly string[] OfPeople = ["gait_step", "gait_cue", "gait_session"];

    /// <summary>Removes them.</summary>
    /// <returns><see cref="InfluxOutcome.Refused"/> when this server never will.</returns>
    public Task<InfluxAnswer> RunAsync(InfluxDialect dialect, PointErasure erasure, CancellationToken cancellationToken) => dialect switch
    {
        InfluxDialect.V1 => EachAsync(Statements(erasure).Chunk(StatementsAtOnce), s => QueryAsync(string.Join("; ", s), cancellationToken)),
        InfluxDialect.V2 => EachAsync(Predicates(erasure), p => DeleteAsync(p, erasure.AskedAt, cancellationToken)),
        _ => Task.FromResult(new InfluxAnswer(InfluxOutcome.Refused, 0, "InfluxDB 3 does not remove single points; let its retention do it")),
    };

    private static async Task<InfluxAnswer> EachAsync<T>(IEnumerable<T> parts, Func<T, Task<InfluxAnswer>> ask)
    {
        foreach (T part in parts)
        {
            InfluxAnswer answer = await ask(part);
            if (answer.Outcome != InfluxOutcome.Taken)
            {
                return answer;
            }
        }

        return InfluxAnswer.Taken;
    }

    private static IEnumerable<string> Statements(PointErasure erasure)
    {
        string until = string.Create(CultureInfo.InvariantCulture, $"time <= {PointTime.Ns(erasure.AskedAt)}");
        string Statement(string measurement, string tag, string value) =>
            $"DELETE FROM {InfluxQl.Name(measurement)} WHERE {InfluxQl.Name(tag)} = {InfluxQl.Literal(LineWriter.TagText(value))} AND {until}";

        return Chosen(erasure).Select(c => Statement(c.Measurement, c.Tag, c.Value));
    }

    private static IEnumerable<string> Predicates(PointErasure erasure) => Chosen(erasure).Select(c => Predicate(c.Measurement, c.Tag, c.Value));

    private static IEnumerable<(string Measurement, string Tag, string Value)> Chosen(PointErasure erasure) => erasure.Person is { } person
        ? OfPeople.Select(m => (m, "person", person)).Concat(erasure.Sessions.Select(s => (Links, "session", s)))
        : erasure.Sessions.SelectMany(s => OfPeople.Append(Links).Select(m => (m, "session", s)));

    private static string Predicate(string measurement, string tag, string value) =>
        $"_measurement={InfluxQl.Name(measurement)} AND {tag}={InfluxQl.Name(LineWriter.TagText(value))}";

    private async Task<InfluxAnswer> QueryAsync(string query, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"query?db={Uri.EscapeDataString(settings.Bucket)}", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("q", query)]),
        };
        return await http.SendAsync(request, InfluxDialect.V1, ReadQueryAsync, cancellationToken);
    }

    private async Task<InfluxAnswer> DeleteAsync(string predicate, DateTimeOffset until, CancellationToken cancellationToken)
    {
        string body = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["start"] = "1970-01-01T00:00:00Z",
            ["stop"] = until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["predicate"] = predicate,
        });
        string place = $"org={Uri.EscapeDataString(settings.Organisation ?? "")}&bucket={Uri.EscapeDataString(settings.Bucket)}";
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"api/v2/delete?{place}", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return await http.SendAsync(request, InfluxDialect.V2, (r, ct) => AnswerReading.ReadAsync(r, time.GetUtcNow(), ct), cancellationToken);
    }

    // {"results":[{"statement_id":0},...]}; a fault is status 200 with "error" inside.
    private async Task<InfluxAnswer> ReadQueryAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return await AnswerReading.ReadAsync(response, time.GetUtcNow(), cancellationToken);
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            string? error = json.RootElement.GetProperty("results").EnumerateArray()
                .Select(r => r.TryGetProperty("error", out JsonElement said) ? said.ToString() : null).FirstOrDefault(e => e is not null);
            return error is null ? InfluxAnswer.Taken : InfluxAnswer.Stop((int)response.StatusCode, error);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return InfluxAnswer.Stop((int)response.StatusCode, "the answer is not that of an InfluxDB");
        }
    }
}

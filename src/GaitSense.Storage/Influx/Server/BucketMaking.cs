using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace GaitSense.Storage.Influx.Server;

/// <summary>Makes sure that there is a place to write to. Where the account may not look or create, writing decides.</summary>
internal sealed class BucketMaking(InfluxHttp http, InfluxSettings settings)
{
    private const int Unauthorized = 401;

    /// <summary>Creates the bucket or database when it is missing and that is allowed.</summary>
    public Task<InfluxAnswer> EnsureAsync(InfluxDialect dialect, CancellationToken cancellationToken) => !settings.MayCreate
        ? Task.FromResult(InfluxAnswer.Taken)
        : dialect switch
        {
            InfluxDialect.V1 => EnsureDatabaseAsync(cancellationToken),
            InfluxDialect.V2 => EnsureBucketAsync(cancellationToken),
            _ => EnsureRetentionAsync(cancellationToken),
        };

    private async Task<InfluxAnswer> EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        bool isThere = false;
        InfluxAnswer looked = await QueryAsync("SHOW DATABASES", json => isThere = Names(json).Contains(settings.Bucket), cancellationToken);
        if (isThere || looked.Outcome == InfluxOutcome.TryAgain)
        {
            return isThere ? InfluxAnswer.Taken : looked;
        }

        string duration = settings.Retention is { } keep
            ? string.Create(CultureInfo.InvariantCulture, $" WITH DURATION {(long)keep.TotalHours}h")
            : "";
        return MayGoOn(await QueryAsync($"CREATE DATABASE {InfluxQl.Name(settings.Bucket)}{duration}", _ => { }, cancellationToken));
    }

    private async Task<InfluxAnswer> EnsureBucketAsync(CancellationToken cancellationToken)
    {
        string bucket = Uri.EscapeDataString(settings.Bucket);
        string organisation = Uri.EscapeDataString(settings.Organisation ?? "");
        bool isThere = false;
        InfluxAnswer looked = await GetAsync(
            $"api/v2/buckets?name={bucket}&org={organisation}",
            json => isThere = json.TryGetProperty("buckets", out JsonElement all) && all.GetArrayLength() > 0,
            cancellationToken);
        if (isThere || looked.Outcome == InfluxOutcome.TryAgain)
        {
            return isThere ? InfluxAnswer.Taken : looked;
        }

        string? id = null;
        looked = await GetAsync(
            $"api/v2/orgs?org={organisation}",
            json => id = json.TryGetProperty("orgs", out JsonElement all) && all.GetArrayLength() > 0 ? all[0].GetProperty("id").GetString() : null,
            cancellationToken);
        if (id is null)
        {
            return MayGoOn(looked);
        }

        return MayGoOn(await PostAsync("api/v2/buckets", json => WriteBucket(json, id), cancellationToken));
    }

    // 3 creates a database with the first write; only a retention needs asking for.
    private async Task<InfluxAnswer> EnsureRetentionAsync(CancellationToken cancellationToken) => settings.Retention is not { } keep
        ? InfluxAnswer.Taken
        : MayGoOn(await PostAsync(
            "api/v3/configure/database",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("db", settings.Bucket);
                json.WriteString("retention_period", string.Create(CultureInfo.InvariantCulture, $"{(long)keep.TotalHours}h"));
                json.WriteEndObject();
            },
            cancellationToken));

    private void WriteBucket(Utf8JsonWriter json, string organisation)
    {
        json.WriteStartObject();
        json.WriteString("orgID", organisation);
        json.WriteString("name", settings.Bucket);
        json.WriteStartArray("retentionRules");
        if (settings.Retention is { } keep)
        {
            json.WriteStartObject();
            json.WriteString("type", "expire");
            json.WriteNumber("everySeconds", (long)keep.TotalSeconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Refused here means: not allowed to look or to create, or there already. The first write tells which.
    private static InfluxAnswer MayGoOn(InfluxAnswer answer) =>
        answer.Status == Unauthorized || answer.Outcome == InfluxOutcome.TryAgain ? answer : InfluxAnswer.Taken;

    private Task<InfluxAnswer> QueryAsync(string query, Action<JsonElement> read, CancellationToken cancellationToken)
    {
        HttpRequestMessage request = new(HttpMethod.Post, new Uri("query", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("q", query)]),
        };
        return SendAsync(request, InfluxDialect.V1, read, cancellationToken);
    }

    private Task<InfluxAnswer> GetAsync(string path, Action<JsonElement> read, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)), InfluxDialect.V2, read, cancellationToken);

    private Task<InfluxAnswer> PostAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body))
        {
            write(json);
        }

        HttpRequestMessage request = new(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(Encoding.UTF8.GetString(body.ToArray()), Encoding.UTF8, "application/json"),
        };
        InfluxDialect dialect = path.StartsWith("api/v2", StringComparison.Ordinal) ? InfluxDialect.V2 : InfluxDialect.V3;
        return SendAsync(request, dialect, _ => { }, cancellationToken);
    }

    private async Task<InfluxAnswer> SendAsync(HttpRequestMessage request, InfluxDialect dialect, Action<JsonElement> read, CancellationToken cancellationToken)
    {
        using (request)
        {
            return await http.SendAsync(request, dialect, (response, ct) => ReadAsync(response, read, ct), cancellationToken);
        }
    }

    private static async Task<InfluxAnswer> ReadAsync(HttpResponseMessage response, Action<JsonElement> read, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return await AnswerReading.ReadAsync(response, default, cancellationToken);
        }

        string text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.StatusCode == HttpStatusCode.OK && text.Length > 0)
        {
            try
            {
                using JsonDocument json = JsonDocument.Parse(text);
                read(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                return InfluxAnswer.Stop((int)response.StatusCode, "the answer is not that of an InfluxDB");
            }
        }

        return InfluxAnswer.Taken;
    }

    // {"results":[{"series":[{"values":[["name"],...]}]}]}
    private static IEnumerable<string?> Names(JsonElement json) =>
        json.GetProperty("results")[0].TryGetProperty("series", out JsonElement series)
        && series[0].TryGetProperty("values", out JsonElement values)
            ? [.. values.EnumerateArray().Select(v => v[0].GetString())]
            : [];
}

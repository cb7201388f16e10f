using System.Text;
using System.Text.Json;

namespace GaitSense.Storage.Influx.Server;

/// <summary>Asks a server which generation it is.</summary>
/// <remarks><b>How</b> (1) <c>/ping</c>: 1.x and 2.x name their version in a header, 3 in a header or in JSON. (2) Where
/// that says nothing, <c>/health</c> of 2.x does. (3) A server that tells its version only to those who may enter is
/// refused with the advice to name the dialect.</remarks>
internal static class DialectProbe
{
    private const int MostBody = 4096;

    /// <summary>The generation and version, or what stands in the way.</summary>
    public static async Task<(InfluxDialect? Dialect, string Version, InfluxAnswer Answer)> AskAsync(InfluxHttp http, CancellationToken cancellationToken)
    {
        string version = "";
        InfluxAnswer answer = InfluxAnswer.Taken;
        foreach (string path in (string[])["ping", "health"])
        {
            // Every generation answers here without an account; 3 may want its token, in the form that only it knows.
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
            answer = await http.SendAsync(
                request,
                InfluxDialect.V3,
                async (response, ct) =>
                {
                    version = await VersionAsync(response, ct);
                    return response.IsSuccessStatusCode ? InfluxAnswer.Taken : await AnswerReading.ReadAsync(response, default, ct);
                },
                cancellationToken);
            if (Of(version) is { } dialect)
            {
                return (dialect, version, answer);
            }

            if (answer.Outcome == InfluxOutcome.TryAgain)
            {
                return (null, "", answer);
            }
        }

        return (null, "", InfluxAnswer.Stop(answer.Status, "the server does not say which InfluxDB it is; name it with --influx-dialect"));
    }

    /// <summary>The generation of a version such as "1.6.7", "v2.7.1", "3.0.1" or "Cloud"; null for another text.</summary>
    public static InfluxDialect? Of(string version) => version.TrimStart('v') switch
    {
        ['1', '.', ..] => InfluxDialect.V1,
        ['2', '.', ..] => InfluxDialect.V2,
        ['3', '.', ..] => InfluxDialect.V3,
        var other when other.StartsWith("cloud", StringComparison.OrdinalIgnoreCase) => InfluxDialect.V2,
        _ => null,
    };

    private static async Task<string> VersionAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        foreach (string header in (string[])["X-Influxdb-Version", "X-Influxdb-Build"])
        {
            if (response.Headers.TryGetValues(header, out IEnumerable<string>? values) && Of(values.First()) is not null)
            {
                return values.First();
            }
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] start = new byte[MostBody];
        int length = await body.ReadAtLeastAsync(start, MostBody, throwOnEndOfStream: false, cancellationToken);
        return VersionIn(Encoding.UTF8.GetString(start, 0, length));
    }

    private static string VersionIn(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("version", out JsonElement version)
                ? version.ToString()
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}

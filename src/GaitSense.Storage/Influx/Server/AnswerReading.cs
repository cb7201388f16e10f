using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GaitSense.Storage.Influx.Server;

/// <summary>What an HTTP answer means to a writer.</summary>
/// <remarks>Only 204 is a success: 1.x answers 200 to a write that it understood and did not do, and so do pages of proxies.
/// Sources: the write references of InfluxDB 1.x, 2.x and 3 at docs.influxdata.com.</remarks>
internal static partial class AnswerReading
{
    private const int MostReason = 2048;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public static async Task<InfluxAnswer> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            return InfluxAnswer.Taken;
        }

        string reason = await ReasonAsync(response, cancellationToken);
        return new InfluxAnswer(OutcomeOf(status), status, reason)
        {
            RetryAfter = WaitOf(response.Headers.RetryAfter, now),
            LeftOut = Dropped().Match(reason) is { Success: true } dropped
                ? int.Parse(dropped.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : null,
        };
    }

    /// <summary>The body in one line, in which JSON is reduced to its message.</summary>
    public static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] start = new byte[MostReason];
        int length = await body.ReadAtLeastAsync(start, MostReason, throwOnEndOfStream: false, cancellationToken);
        string text = MessageOf(Encoding.UTF8.GetString(start, 0, length)).ReplaceLineEndings(" ").Trim();
        return text.Length > 0 ? text : response.ReasonPhrase ?? "no reason given";
    }

    private static InfluxOutcome OutcomeOf(int status) => status switch
    {
        400 or 422 => InfluxOutcome.Refused,
        408 or 429 or 500 or 502 or 503 or 504 => InfluxOutcome.TryAgain,
        413 => InfluxOutcome.TooLarge,
        _ => InfluxOutcome.Stopped,
    };

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        TimeSpan? wait = header?.Delta ?? header?.Date - now;
        return wait is { } w ? TimeSpan.FromTicks(Math.Clamp(w.Ticks, 0, LongestWait.Ticks)) : null;
    }

    // {"error":"..."} of 1.x and 3, {"code":"...","message":"..."} of 2.x; anything else is taken as it is.
    private static string MessageOf(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && (json.RootElement.TryGetProperty("message", out JsonElement said) || json.RootElement.TryGetProperty("error", out said))
                && said.ValueKind == JsonValueKind.String
                    ? said.GetString()!
                    : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    [GeneratedRegex(@"dropped=(\d{1,9})\b")]
    private static partial Regex Dropped();
}

using System.IO.Compression;
using System.Net.Http.Headers;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Influx.Outbox;

namespace GaitSense.Storage.Influx.Server;

/// <summary>One InfluxDB: finds out which generation it is, makes the bucket, writes lines. Waits for nothing and repeats
/// nothing: that is the sender's.</summary>
/// <remarks>
/// <para><b>Needs</b> line protocol with times in ns.</para>
/// <para><b>How</b> 1.x: <c>/write?db=</c> with Basic; 2.x: <c>/api/v2/write?org=&amp;bucket=</c> with Token; 3: the same
/// path with Bearer. Always <c>precision=ns</c>, and gzip unless the settings say otherwise. Redirects are not followed, so that a token goes to no other host.</para>
/// </remarks>
public sealed class InfluxServer : IDisposable
{
    private readonly InfluxHttp http;
    private readonly TimeProvider time;
    private InfluxDialect? dialect;

    /// <summary>A server that has not been spoken to yet.</summary>
    /// <param name="settings">Where it is and how to enter.</param>
    /// <param name="time">For time-outs and for dates in answers.</param>
    /// <exception cref="InputFaultException">The file of certificates cannot be read.</exception>
    public InfluxServer(InfluxSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (Settings, this.time) = (settings, time);
        http = new InfluxHttp(settings, time);
    }

    /// <summary>Where it is and how to enter.</summary>
    public InfluxSettings Settings { get; }

    /// <summary>The generation; null before <see cref="ConnectAsync"/>.</summary>
    public InfluxDialect? Dialect => dialect;

    /// <summary>What the server calls its version; empty when it was not asked.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Finds out the generation where it is not told, and makes sure of the bucket.</summary>
    /// <returns><see cref="InfluxOutcome.Taken"/> when points can be written.</returns>
    public async Task<InfluxAnswer> ConnectAsync(CancellationToken cancellationToken)
    {
        dialect = Settings.Dialect;
        if (dialect is null)
        {
            (dialect, Version, InfluxAnswer answer) = await DialectProbe.AskAsync(http, cancellationToken);
            if (dialect is null)
            {
                return answer;
            }
        }

        if (dialect == InfluxDialect.V2 && string.IsNullOrEmpty(Settings.Organisation))
        {
            return InfluxAnswer.Stop(0, "InfluxDB 2.x wants an organisation; name it with --influx-org");
        }

        return await new BucketMaking(http, Settings).EnsureAsync(dialect.Value, cancellationToken);
    }

    /// <summary>Writes lines once.</summary>
    /// <param name="lines">Line protocol.</param>
    /// <param name="cancellationToken">Ends the waiting; whether the lines were written is then not known.</param>
    public async Task<InfluxAnswer> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        InfluxDialect known = dialect ?? throw new InvalidOperationException("connect first");
        using HttpRequestMessage request = new(HttpMethod.Post, WritePath(known)) { Content = Settings.Compresses ? Compressed(lines) : Typed(new ReadOnlyMemoryContent(lines)) };
        return await http.SendAsync(request, known, (r, ct) => AnswerReading.ReadAsync(r, time.GetUtcNow(), ct), cancellationToken);
    }

    /// <summary>Removes the points of a person, once; asking again changes nothing.</summary>
    /// <param name="erasure">Whose, and from before when.</param>
    /// <param name="cancellationToken">Ends the waiting; whether they are gone is then not known.</param>
    /// <returns><see cref="InfluxOutcome.Refused"/> when this server cannot.</returns>
    public Task<InfluxAnswer> EraseAsync(PointErasure erasure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        InfluxDialect known = dialect ?? throw new InvalidOperationException("connect first");
        return new PointErasing(http, Settings, time).RunAsync(known, erasure, cancellationToken);
    }

    /// <summary>Asks in InfluxQL, which all generations answer.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The answer's text, times in ns; null with the reason when there is none.</returns>
    public async Task<(string? Text, InfluxAnswer Answer)> QueryAsync(string query, CancellationToken cancellationToken)
    {
        InfluxDialect known = dialect ?? throw new InvalidOperationException("connect first");
        using HttpRequestMessage request = new(
            HttpMethod.Get,
            new Uri($"query?db={Uri.EscapeDataString(Settings.Bucket)}&epoch=ns&q={Uri.EscapeDataString(query)}", UriKind.Relative));
        string? text = null;
        InfluxAnswer answer = await http.SendAsync(
            request,
            known,
            async (response, ct) =>
            {
                if (!response.IsSuccessStatusCode)
                {
                    return await AnswerReading.ReadAsync(response, time.GetUtcNow(), ct);
                }

                text = await response.Content.ReadAsStringAsync(ct);
                return InfluxAnswer.Taken;
            },
            cancellationToken);
        return (text, answer);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private Uri WritePath(InfluxDialect known)
    {
        string bucket = Uri.EscapeDataString(Settings.Bucket);
        string organisation = Uri.EscapeDataString(Settings.Organisation ?? "");
        return new Uri(
            known switch
            {
                InfluxDialect.V1 => $"write?db={bucket}&precision=ns",
                InfluxDialect.V2 => $"api/v2/write?org={organisation}&bucket={bucket}&precision=ns",
                _ => $"api/v2/write?bucket={bucket}&precision=ns",
            },
            UriKind.Relative);
    }

    private static HttpContent Compressed(ReadOnlyMemory<byte> lines)
    {
        MemoryStream body = new(lines.Length / 4);
        using (GZipStream gzip = new(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        HttpContent content = Typed(new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length));
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static HttpContent Typed(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        return content;
    }
}

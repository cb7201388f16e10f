using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Influx.Sending;

/// <summary>A point that the server refused for good.</summary>
/// <param name="At">When.</param>
/// <param name="Status">HTTP status of the refusal.</param>
/// <param name="Reason">What the server said.</param>
/// <param name="Line">The point in line protocol, without its line end.</param>
public sealed record DeadLetter(DateTimeOffset At, int Status, string Reason, string Line);

/// <summary>Refused points, one JSON object a line, beside the store. When the file is full it becomes the older of two, and
/// the older one before it goes.</summary>
/// <remarks>A process killed between writing here and settling the outbox writes the same letter again: at least once.</remarks>
public sealed class DeadLetterFile
{
    private const string Name = "influx-dead-letters.jsonl";
    private const string OlderName = "influx-dead-letters.older.jsonl";
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    // One for all: a store and its sender each have their own of the same file.
    private static readonly Lock gate = new();
    private readonly long mostBytes;

    /// <summary>The file in the directory of a store.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="mostBytes">Size at which it counts as full.</param>
    public DeadLetterFile(string directory, long mostBytes = 16 << 20)
    {
        File = System.IO.Path.Combine(directory, Name);
        Older = System.IO.Path.Combine(directory, OlderName);
        this.mostBytes = mostBytes;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The older file.</summary>
    public string Older { get; }

    /// <summary>Adds letters; durable when this returns.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Add(IEnumerable<DeadLetter> letters)
    {
        lock (gate)
        {
            FileInfo file = new(File);
            if (file.Exists && file.Length >= mostBytes)
            {
                System.IO.File.Move(File, Older, overwrite: true);
            }

            using FileStream stream = new(File, FileMode.Append, FileAccess.Write, FileShare.Read);
            foreach (DeadLetter letter in letters)
            {
                stream.Write(Text(letter));
            }

            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>All letters, oldest first. A line that is not one, as a torn last line, is left out.</summary>
    public IReadOnlyList<DeadLetter> Read() => [.. LettersIn(Older), .. LettersIn(File)];

    /// <summary>Removes the letters of one person, and overwrites what they stood in.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    internal int Remove(ErasedLines theirs)
    {
        lock (gate)
        {
            return Remove(Older, theirs) + Remove(File, theirs);
        }
    }

    /// <summary>Forgets all letters, after they were put back.</summary>
    public void Clear()
    {
        lock (gate)
        {
            System.IO.File.Delete(Older);
            System.IO.File.Delete(File);
        }
    }

    private static int Remove(string file, ErasedLines theirs)
    {
        DeadLetter[] all = [.. LettersIn(file)];
        DeadLetter[] others = [.. all.Where(l => !theirs.Has(Encoding.UTF8.GetBytes(l.Line)))];
        if (others.Length == all.Length)
        {
            return 0;
        }

        string fresh = file + ".new";
        using (FileStream stream = System.IO.File.Create(fresh))
        {
            foreach (DeadLetter letter in others)
            {
                stream.Write(Text(letter));
            }

            stream.Flush(flushToDisk: true);
        }

        using FileStream old = new(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        System.IO.File.Move(fresh, file, overwrite: true);
        old.Write(new byte[old.Length]);
        old.Flush(flushToDisk: true);
        return all.Length - others.Length;
    }

    private static IEnumerable<DeadLetter> LettersIn(string file) => System.IO.File.Exists(file)
        ? System.IO.File.ReadLines(file).Select(Parse).OfType<DeadLetter>()
        : [];

    private static byte[] Text(DeadLetter letter)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Plain))
        {
            json.WriteStartObject();
            json.WriteString("at", letter.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteNumber("status", letter.Status);
            json.WriteString("reason", letter.Reason);
            json.WriteString("line", letter.Line);
            json.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }

    private static DeadLetter? Parse(string line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(Encoding.UTF8.GetBytes(line));
            JsonElement letter = json.RootElement;
            return new DeadLetter(
                letter.GetProperty("at").GetDateTimeOffset(),
                letter.GetProperty("status").GetInt32(),
                letter.GetProperty("reason").GetString()!,
                letter.GetProperty("line").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

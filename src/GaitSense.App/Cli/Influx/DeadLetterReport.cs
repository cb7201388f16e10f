using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.App.Cli.Influx;

/// <summary>The refused points, for a person or a program.</summary>
internal static class DeadLetterReport
{
    /// <summary>Writes them, oldest first.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">There is no such folder.</exception>
    public static int Write(string folder, bool asJson, TextWriter writer)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputFaultException(new InputFault("there is no such folder", folder, "Name the folder of the store with --data."));
        }

        IReadOnlyList<DeadLetter> letters = new DeadLetterFile(folder).Read();
        if (asJson)
        {
            WriteJson(letters, writer);
        }
        else if (letters.Count == 0)
        {
            writer.Write("No point was refused.\n");
        }
        else
        {
            TextTable.Write(writer, [["at", "status", "reason", "point"], .. letters.Select(l => new[] { At(l), Status(l), l.Reason, l.Line })]);
        }

        return ExitCodes.Done;
    }

    private static void WriteJson(IReadOnlyList<DeadLetter> letters, TextWriter writer) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("dead_letters");
        foreach (DeadLetter letter in letters)
        {
            json.WriteStartObject();
            json.WriteString("at", At(letter));
            json.WriteNumber("status", letter.Status);
            json.WriteString("reason", letter.Reason);
            json.WriteString("line", letter.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static string At(DeadLetter letter) => letter.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Status(DeadLetter letter) => letter.Status.ToString(CultureInfo.InvariantCulture);
}

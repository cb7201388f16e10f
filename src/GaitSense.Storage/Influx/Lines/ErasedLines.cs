using System.Text;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>Tells the points of a person or of sessions from others, in line protocol.</summary>
internal sealed class ErasedLines
{
    private readonly byte[]? person;
    private readonly HashSet<string> sessions;

    /// <summary>The points of a person, those with their pseudonym and those of their sessions; or of sessions alone.</summary>
    /// <param name="person">Pseudonym; null when only sessions are meant.</param>
    /// <param name="sessions">Identities of the sessions.</param>
    public ErasedLines(string? person, IEnumerable<string> sessions)
    {
        this.person = person is null ? null : TagOf("person"u8, person);
        this.sessions = [.. sessions.Select(s => Encoding.UTF8.GetString(TagOf("session"u8, s)))];
    }

    /// <summary>True when a line is one of their points.</summary>
    public bool Has(ReadOnlySpan<byte> line)
    {
        // The tags end at the first space that is no part of a name or value.
        int start = -1;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] is (byte)',' or (byte)' ')
            {
                if (start >= 0 && IsTheirs(line[start..i]))
                {
                    return true;
                }

                if (line[i] == ' ')
                {
                    return false;
                }

                start = i;
            }
        }

        return false;
    }

    /// <summary>The lines that are not theirs; the same memory when none is.</summary>
    public ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> lines)
    {
        using MemoryStream others = new(lines.Length);
        ReadOnlySpan<byte> rest = lines.Span;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..(end + 1)];
            if (!Has(line))
            {
                others.Write(line);
            }

            rest = rest[line.Length..];
        }

        return others.Length == lines.Length ? lines : others.ToArray();
    }

    private bool IsTheirs(ReadOnlySpan<byte> tag) =>
        (person is not null && tag.SequenceEqual(person)) || (tag.StartsWith(",session="u8) && sessions.Contains(Encoding.UTF8.GetString(tag)));

    private static byte[] TagOf(ReadOnlySpan<byte> name, string value)
    {
        LineWriter lines = new();
        lines.Begin(""u8);
        lines.Tag(name, value);
        lines.Count("n"u8, 0);
        lines.End(0);
        return lines.Written[..^" n=0i 0\n".Length].ToArray();
    }
}

using System.IO.Hashing;
using System.Text;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Gives each name a label of its own, the same in every data set: letters and digits alone stay as they are; a name
/// with other characters, such as P-07, keeps its letters and digits and gets "x" and six digits of a checksum of the whole
/// name, so that it is never taken for P07. So does a name that differs from another only in upper and lower case.</summary>
internal sealed class UniqueLabels
{
    private readonly Dictionary<string, string> _nameOfLabel = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _labelOfName = [];

    /// <summary>How labels are made, for a table's description.</summary>
    public const string Rule = "The letters and digits of the pseudonym; where it has other characters, or differs from another only in case, followed by x and six hexadecimal digits of the pseudonym's CRC-32.";

    /// <summary>The label of a name.</summary>
    public string Of(string name)
    {
        if (_labelOfName.TryGetValue(name, out string? known))
        {
            return known;
        }

        string plain = BidsLabel.Of(name);
        string label = plain == name && !_nameOfLabel.ContainsKey(plain) ? plain : Marked(plain, name);
        if (!_nameOfLabel.TryAdd(label, name))
        {
            throw new Core.Recordings.InputFaultException(new Core.Recordings.InputFault(
                $"\"{name}\" and \"{_nameOfLabel[label]}\" have the same label {label}", "pseudonyms", "Give one of them another pseudonym, or export them apart."));
        }

        _labelOfName[name] = label;
        return label;
    }

    private static string Marked(string plain, string name) =>
        FormattableString.Invariant($"{plain}x{Crc32.HashToUInt32(Encoding.UTF8.GetBytes(name)) & 0xFFFFFF:x6}");
}

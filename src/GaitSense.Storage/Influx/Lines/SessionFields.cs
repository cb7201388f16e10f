using System.Text;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>Names of the fields of <c>gait_session</c>, once for writing and reading.</summary>
internal static class SessionFields
{
    /// <summary>Behind a metric's name: how many steps it rests on.</summary>
    public const string N = "_n";

    /// <summary>Behind a metric's name: sample standard deviation.</summary>
    public const string Sd = "_sd";

    /// <summary>Behind a metric's name: median.</summary>
    public const string Median = "_median";

    /// <summary>Before a cue's name.</summary>
    public const string Target = "target_";

    /// <summary>Behind a cue's name: steps judged.</summary>
    public const string Judged = "_judged";

    /// <summary>Behind a cue's name: of those, in target.</summary>
    public const string InTarget = "_in_target";

    /// <summary>Behind a cue's name: the second over the first.</summary>
    public const string Share = "_share";

    /// <summary>A name as bytes; what is neither letter, digit, hyphen nor underscore of ASCII becomes an underscore.</summary>
    public static byte[] Bytes(string name) =>
        Encoding.ASCII.GetBytes([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')]);
}

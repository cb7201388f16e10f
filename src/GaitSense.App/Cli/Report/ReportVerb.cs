using System.CommandLine;
using GaitSense.App.Hosting;
using GaitSense.App.Reports;
using GaitSense.App.Wording;
using GaitSense.Core.Recordings;
using GaitSense.Export.Reports;
using GaitSense.Storage;

namespace GaitSense.App.Cli.Report;

/// <summary><c>report</c>: a session or a person on paper.</summary>
internal static class ReportVerb
{
    private const string Explanation = """
        Writes the report on a stored session, or on all sessions of a person: what was asked and met, step pattern, lengths, pelvis and lower back, arm and leg, left and right, and for a person the change over sessions.
        One file without scripts (html) or A4 with the typeface inside (pdf). It names the person by pseudonym only.
        """;

    private static readonly Argument<string> Subject = new("session-or-person") { Description = "Identity of a session, or the pseudonym of a person" };
    private static readonly Option<string> Store = new("--data") { HelpName = "dir", DefaultValueFactory = _ => ServeOptions.DefaultFolder, Description = "Folder of the store; it may be in use" };
    private static readonly Option<string?> Format = new("--format") { HelpName = "html|pdf", Description = "Format of the file. Default: as --out ends" };
    private static readonly Option<string> Out = new("--out") { HelpName = "file", Required = true, Description = "File to write; one that is there is replaced" };

    private static readonly Option<string> Tongue = new("--language") { HelpName = string.Join('|', Language.All.Select(l => l.Code)), DefaultValueFactory = _ => Language.English.Code, Description = "Language of the report" };

    static ReportVerb()
    {
        Format.AcceptOnlyFromAmong(ReportFile.Html, ReportFile.Pdf);
        Tongue.AcceptOnlyFromAmong([.. Language.All.Select(l => l.Code)]);
    }

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command report = new("report", Explanation) { Subject, Store, Format, Tongue, Out };
        report.SetAction(parsed =>
        {
            string file = parsed.GetRequiredValue(Out);
            string format = parsed.GetValue(Format) ?? (file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? ReportFile.Pdf : ReportFile.Html);
            Write(parsed.GetRequiredValue(Subject), parsed.GetRequiredValue(Store), Language.Find(parsed.GetValue(Tongue))!, format, file);
            terminal.Out.Write($"Wrote {file}\n");
            return ExitCodes.Done;
        });
        return report;
    }

    private static void Write(string subject, string folder, Language language, string format, string file)
    {
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(folder);
        StoredReport reports = new(store, store.People, language);
        ReportDocument report = reports.OfSession(subject)
            ?? reports.OfPerson(subject)
            ?? throw new InputFaultException(new InputFault($"there is neither a session nor a person \"{subject}\"", store.File, "Use the identity of a session, or the pseudonym of a person with sessions."));
        byte[] bytes = ReportFile.Of(report, format);
        string path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".part", bytes);
        File.Move(path + ".part", path, overwrite: true);
    }
}

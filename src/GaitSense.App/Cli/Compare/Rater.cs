using GaitSense.App.People;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Export.Analysis;
using GaitSense.Gait.Agreement;
using GaitSense.Storage;

namespace GaitSense.App.Cli.Compare;

/// <summary>One of two reports of a walk: its name and its landings.</summary>
/// <param name="Name">What was named on the command line.</param>
/// <param name="Steps">Its landings.</param>
internal sealed record Rater(string Name, IReadOnlyList<StepObservation> Steps)
{
    private const string Left = "initial_contact_left";
    private const string Right = "initial_contact_right";
    private const string Lift = "final_contact";

    /// <summary>Reads a step table, an events table, a folder that holds either, or a stored session.</summary>
    /// <exception cref="InputFaultException">It is none of these.</exception>
    /// <exception cref="InputFaultException">The person of the session has withdrawn consent.</exception>
    public static Rater Read(string input, SqliteSessionStore? store)
    {
        if (Directory.Exists(input))
        {
            return new Rater(input, OfFile(FileIn(input)));
        }

        if (File.Exists(input))
        {
            return new Rater(input, OfFile(input));
        }

        if (store is not null && SessionId.TryParse(input, out SessionId id) && store.Find(id) is { } session)
        {
            Withdrawal.Refuse(store.People, session.Header.Person);
            return new Rater(input, [.. store.Steps(id).Select(ObservationColumns.Of)]);
        }

        throw new InputFaultException(new InputFault(
                store is null ? "there is no such file or folder" : "there is no such file, folder or session",
                input,
                "Name steps.csv, an events table, a folder of an analysis, or with --data the identity of a session."));
    }

    private static string FileIn(string folder)
    {
        string steps = Path.Combine(folder, AnalysisWriter.StepsFile);
        string events = Path.Combine(folder, AnalysisWriter.EventsFile);
        return File.Exists(steps) ? steps : File.Exists(events) ? events : throw new InputFaultException(new InputFault(
            $"the folder has neither {AnalysisWriter.StepsFile} nor {AnalysisWriter.EventsFile}", folder, "Name the folder of one recording's analysis."));
    }

    private static List<StepObservation> OfFile(string path)
    {
        Table table = Table.Read(path);
        if (table.IndexOf("side") >= 0 && table.IndexOf(ObservationColumns.Contact) >= 0)
        {
            return OfSteps(table);
        }

        return table.IndexOf("onset") >= 0 && table.IndexOf("trial_type") >= 0
            ? OfEvents(table)
            : throw Table.Fault(path, 1, $"the columns are {string.Join(", ", table.Columns)}", $"A step table has side and {ObservationColumns.Contact}; an events table has onset and trial_type.");
    }

    private static List<StepObservation> OfSteps(Table table)
    {
        (int side, int contact, int valid) = (table.IndexOf("side"), table.IndexOf(ObservationColumns.Contact), table.IndexOf("valid"));
        (int Index, string Name)[] numbers = [.. table.Columns.Index().Where(c => ObservationColumns.IsNumber(c.Item))];
        (int Index, string Name)[] words = [.. table.Columns.Index().Where(c => ObservationColumns.Words.Contains(c.Item))];
        List<StepObservation> steps = [];
        for (int row = 0; row < table.Rows.Count; row++)
        {
            string[] cells = table.Rows[row];
            double time = table.Number(row, contact) ?? throw Table.Fault(table.Path, row + 2, "the landing has no time", $"Give each row its {ObservationColumns.Contact}.");
            int at = row;
            steps.Add(new StepObservation(SideOf(table, row, cells[side]), time)
            {
                IsValid = valid < 0 || !string.Equals(cells[valid], "false", StringComparison.OrdinalIgnoreCase),
                Numbers = numbers.Select(n => (n.Name, Value: table.Number(at, n.Index))).Where(n => n.Value is not null).ToDictionary(n => n.Name, n => n.Value!.Value),
                Words = words.Select(w => (w.Name, Text: ObservationColumns.Word(cells[w.Index]))).Where(w => w.Text is not null).ToDictionary(w => w.Name, w => w.Text!),
            });
        }

        return steps;
    }

    private static Side SideOf(Table table, int row, string word) => word.ToUpperInvariant() switch
    {
        "LEFT" or "L" => Side.Left,
        "RIGHT" or "R" => Side.Right,
        _ => throw Table.Fault(table.Path, row + 2, $"the side is \"{word}\"", "Write left or right."),
    };

    // A lift belongs to the next landing of the same foot.
    private static List<StepObservation> OfEvents(Table table)
    {
        (int onset, int type) = (table.IndexOf("onset"), table.IndexOf("trial_type"));
        List<StepObservation> steps = [];
        foreach (Side side in Enum.GetValues<Side>())
        {
            (string contact, string lift) = side == Side.Left ? (Left, Lift + "_left") : (Right, Lift + "_right");
            double? lifted = null;
            foreach ((double? time, string word) in table.Rows.Select((cells, row) => (table.Number(row, onset), cells[type])).Where(e => e.Item2 == contact || e.Item2 == lift).OrderBy(e => e.Item1))
            {
                double at = time ?? throw Table.Fault(table.Path, 1, $"an event {word} has no onset", "Give each event its onset in seconds.");
                if (word == contact)
                {
                    steps.Add(new StepObservation(side, at) { Numbers = lifted is { } l ? new Dictionary<string, double> { ["final_contact_s"] = l } : new Dictionary<string, double>() });
                }

                lifted = word == lift ? at : null;
            }
        }

        return steps.Count > 0 ? steps : throw Table.Fault(table.Path, 1, $"no event is called {Left} or {Right}", "Name landings so in trial_type.");
    }
}

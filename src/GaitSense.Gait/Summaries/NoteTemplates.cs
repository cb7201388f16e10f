namespace GaitSense.Gait.Summaries;

/// <summary>Every kind of note on quality that a summary can hold. A store keeps notes as words, in English; who shows them in
/// another language finds the kind and the values here.</summary>
public static class NoteTemplates
{
    internal static readonly NoteTemplate NoStep = new("no-step", "No step was found.");
    internal static readonly NoteTemplate Unsettled = new("unsettled", "Only {0} valid {1} steps: means are not settled below {2}.");
    internal static readonly NoteTemplate FewValid = new("few-valid", "Only {0} of {1} steps are valid.");
    internal static readonly NoteTemplate NoRepetition = new("no-repetition", "No repetition was found.");
    internal static readonly NoteTemplate FewRepetitions = new("few-repetitions", "Only {0} of {1} repetitions are valid.");
    internal static readonly NoteTemplate Mixed = new("mixed", "Statistics mix directions of walking: {0}.");
    internal static readonly NoteTemplate Assumed = new("assumed", "The direction of {0} steps rests on an assumption about the sensors' axes and may be opposite.");
    internal static readonly NoteTemplate Provisional = new("provisional", "The angles of {0} steps are provisional: the mounting was not settled yet.");
    internal static readonly NoteTemplate NoSensor = new("no-sensor", "No sensor on the {0}: what needs it is missing.");
    internal static readonly NoteTemplate Lost = new("lost", "{0}: {1} % of the samples were lost.");
    internal static readonly NoteTemplate Clipped = new("clipped", "{0}: {1} samples were at full scale.");
    internal static readonly NoteTemplate Damaged = new("damaged", "{0}: {1} packets were damaged and refused.");
    internal static readonly NoteTemplate StepTo = new("step-to", "Step-to pattern: the second foot is set beside the first. Phase coordination and asymmetry are left out.");
    internal static readonly NoteTemplate Swapped = new("swapped", "The pelvis moves as if the sensors of the feet were exchanged, left for right: look at the labels.");
    internal static readonly NoteTemplate Slipped = new("slipped", "The sensor on the {0} moved on the body {1} times: its zero was taken back until the next quiet standing.");
    internal static readonly NoteTemplate Facing = new("facing", "It is not known which way the sensor on the {0} faces: its angles are left out.");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NoteTemplate> All { get; } =
    [
        NoStep, Unsettled, FewValid, NoRepetition, FewRepetitions, Mixed, Assumed, Provisional, NoSensor, Lost, Clipped, Damaged, StepTo, Swapped, Slipped,
        Facing,
    ];
}

using System.Text;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>Steps as points of <c>gait_step</c>: the numeric columns of the step table by their names, at the initial contact.</summary>
public static class StepLines
{
    private static readonly (byte[] Name, Func<Step, double?> Value)[] Numbers =
        [.. StepColumns.All.Where(c => c.Value is not null).Select(c => (Encoding.ASCII.GetBytes(c.Name), c.Value!))];

    private static readonly string[] Sides = WordTable.Of<Side>();
    private static readonly string[] Patterns = WordTable.Of<ContactPattern>();
    private static readonly string[] Directions = WordTable.Of<WalkingDirection>();

    /// <summary>Writes one step.</summary>
    public static void Write(LineWriter lines, SessionHeader session, Step step)
    {
        lines.Begin("gait_step"u8);
        lines.Tag("exercise"u8, session.Exercise);
        lines.Tag("person"u8, session.Person);
        lines.Tag("session"u8, session.Id.Value);
        lines.Tag("side"u8, Sides[(int)step.Side]);
        foreach ((byte[] name, Func<Step, double?> value) in Numbers)
        {
            lines.Field(name, value(step));
        }

        lines.Word("contact_pattern"u8, Patterns[(int)step.ContactPattern]);
        lines.Word("direction"u8, Directions[(int)step.Direction]);
        lines.Flag("valid"u8, step.Valid);
        lines.End(PointTime.Ns(session.StartedAt, step.InitialContact));
    }
}

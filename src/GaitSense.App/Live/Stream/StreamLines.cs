using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GaitSense.App.Api;
using GaitSense.App.Api.Contracts;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Live.Stream;

/// <summary>The lines of the live stream: one JSON object each, <c>type</c> first, then the session time <c>t</c> in seconds and
/// the same instant in UTC.</summary>
internal sealed class StreamLines(SessionHeader session)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Values = ValueOptions();

    /// <summary>The metadata while no session runs.</summary>
    public static byte[] Idle() => Line("metadata", json =>
    {
        json.WriteString("format", StreamMetadata.Format);
        json.WriteNull("session");
    });

    /// <summary>The first line of a session.</summary>
    public byte[] Metadata(ExerciseProtocol exercise) => Line("metadata", json => StreamMetadata.Write(json, session, exercise));

    /// <summary>The last line of a session.</summary>
    public byte[] End() => Line("end", json => json.WriteString("session", session.Id.Value));

    /// <summary>A landing before its step is measured.</summary>
    public byte[] Contact(ProvisionalContact contact) => At("contact", contact.Time, json =>
    {
        json.WriteString("side", StepColumns.NameOf(contact.Side));
        json.WriteString("direction", StepColumns.NameOf(contact.Direction));
        json.WriteString("contact_pattern", StepColumns.NameOf(contact.Pattern));
        json.WriteNumber("revision", contact.Revision);
    });

    /// <summary>A step with the columns of the step table.</summary>
    public byte[] Step(Step step) => At("step", step.InitialContact, json =>
    {
        json.WritePropertyName("step");
        JsonSerializer.Serialize(json, StepRow.Of(step), Values);
    });

    /// <summary>What the exercise says of a step.</summary>
    public byte[] Cue(Step step, ExerciseCue cue, Judgement judgement) => At("cue", step.InitialContact, json =>
    {
        json.WriteString("cue", cue.Id);
        json.WriteString("side", StepColumns.NameOf(step.Side));
        Verdict(json, cue, judgement);
    });

    /// <summary>What the exercise says of a repetition.</summary>
    public byte[] Cue(Repetition repetition, ExerciseCue cue, Judgement judgement) => At("cue", repetition.End, json =>
    {
        json.WriteString("cue", cue.Id);
        json.WriteNumber("repetition", repetition.Number);
        Verdict(json, cue, judgement);
    });

    private static void Verdict(Utf8JsonWriter json, ExerciseCue cue, Judgement judgement)
    {
        if (judgement.Verdict == Gait.Exercises.Verdict.NoJudgement)
        {
            json.WriteNull("in_target");
        }
        else
        {
            json.WriteBoolean("in_target", judgement.Verdict == Gait.Exercises.Verdict.InTarget);
        }

        Number(json, "value", judgement.Value);
        Number(json, "target_low", cue.Low);
        Number(json, "target_high", cue.High);
    }

    /// <summary>Something that was told to the person.</summary>
    public byte[] Coaching(CoachingCue cue) => At("coaching", cue.Time, json =>
    {
        json.WriteString("cue", cue.CueId);
        json.WriteString("kind", StepColumns.NameOf(cue.Kind));
        json.WriteString("level", StepColumns.NameOf(cue.Level));
        Number(json, "value", cue.Value);
    });

    /// <summary>A contact, pause, turn or gap.</summary>
    public byte[] Event(GaitEvent e) => At("event", e.Onset, json =>
    {
        json.WriteString("trial_type", Export.Analysis.EventTable.TrialType(e));
        Number(json, "duration", e.Duration.TotalSeconds);
        if (e.Site != BodySite.Unassigned)
        {
            json.WriteString("body_site", StepColumns.NameOf(e.Site));
        }
    });

    /// <summary>Trunk posture.</summary>
    public byte[] Posture(PostureFrame posture) => At("posture", posture.Time, json =>
    {
        Number(json, "pelvic_tilt_deg", Core.Geometry.Angle.ToDeg(posture.PelvicTiltRad));
        Number(json, "pelvic_obliquity_deg", Core.Geometry.Angle.ToDeg(posture.PelvicObliquityRad));
        Number(json, "lumbar_extension_deg", Core.Geometry.Angle.ToDeg(posture.LumbarExtensionRad));
    });

    /// <summary>How the sensors are heard.</summary>
    public static byte[] Health(IReadOnlyList<SensorHealth> sensors) => Line("health", json =>
    {
        json.WritePropertyName("sensors");
        JsonSerializer.Serialize(json, sensors, Values);
    });

    /// <summary>Something that a person should know.</summary>
    public static byte[] Fault(InputFault fault) => Line("fault", json =>
    {
        json.WriteString("what", fault.What);
        json.WriteString("where", fault.Where);
        json.WriteString("advice", fault.Advice);
    });

    /// <summary>Begins a line about an instant.</summary>
    public byte[] At(string type, SessionTime time, Action<Utf8JsonWriter> write) => Line(type, json =>
    {
        json.WriteNumber("t", Math.Round(time.Seconds, 6));
        json.WriteString("utc", StreamMetadata.Utc(session.StartedAt, time));
        write(json);
    });

    /// <summary>A number, null when it is none.</summary>
    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v && double.IsFinite(v))
        {
            json.WriteNumber(name, Math.Round(v, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static byte[] Line(string type, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        using (Utf8JsonWriter json = new(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static JsonSerializerOptions ValueOptions()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        return options;
    }
}

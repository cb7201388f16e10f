using GaitSense.Core.Recordings;
using GaitSense.Protocol.Sensors;
using Newtonsoft.Json;
using NJsonSchema;
using NJsonSchema.Validation;

namespace GaitSense.App.Sources;

/// <summary>A user's own descriptions of sensors, each looked at before anything works with it.</summary>
public static class OwnSensorProfiles
{
    private const string Advice = "Mend it, or take the file away; seeds/sensors/README.md describes the format";

    /// <summary>Makes the kinds of sensors of a folder known beside those that come with the program; null leaves these alone.</summary>
    /// <exception cref="InputFaultException">There is no such folder, or a file does not describe a sensor; the fault names file and line.</exception>
    public static void Use(string? folder)
    {
        if (folder is not null)
        {
            SensorProfiles.Current = Read(folder);
        }
    }

    /// <summary>The kinds of sensors of a folder, and those that come with the program.</summary>
    /// <exception cref="InputFaultException">There is no such folder, or a file does not describe a sensor; the fault names file and line.</exception>
    public static SensorProfiles Read(string folder)
    {
        string full = Path.GetFullPath(folder);
        if (!Directory.Exists(full))
        {
            throw new InputFaultException(new InputFault("the folder of sensor profiles does not exist", full, "Name another with --sensor-profiles, or make it"));
        }

        JsonSchema schema = Schema();
        foreach (string path in Directory.EnumerateFiles(full, "*.json").Where(p => !p.EndsWith(".schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            Check(schema, path);
        }

        return SensorProfiles.With(full);
    }

    private static void Check(JsonSchema schema, string path)
    {
        ValidationError? first;
        try
        {
            first = schema.Validate(File.ReadAllText(path)).Select(Innermost).MinBy(e => e.HasLineInfo ? e.LineNumber : int.MaxValue);
        }
        catch (JsonReaderException broken)
        {
            throw Fault(path, broken.LineNumber, $"it is not JSON: {broken.Message.Split('.')[0]}");
        }

        if (first is not null)
        {
            throw Fault(path, first.HasLineInfo ? first.LineNumber : 0, $"{Words(first)} at {first.Path ?? "the top"}");
        }
    }

    // Where one of several forms must fit, the closest one says more than the fact that none does.
    private static ValidationError Innermost(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: var forms } && forms.Values.SelectMany(e => e).MinBy(e => e.Path?.Length is { } n ? -n : 0) is { } inner
            ? Innermost(inner)
            : error;

    private static string Words(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => $"\"{error.Property}\" is missing",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => $"\"{error.Property}\" is not known",
        ValidationErrorKind.NotInEnumeration => "the word is not one of those allowed",
        ValidationErrorKind.PatternMismatch => "the text does not have the form that is needed",
        _ => error.Kind.ToString(),
    };

    private static InputFaultException Fault(string path, int line, string what) => new(new InputFault(
        what, line > 0 ? FormattableString.Invariant($"{path}, line {line}") : path, Advice));

    private static JsonSchema Schema()
    {
        using StreamReader reader = new(typeof(OwnSensorProfiles).Assembly.GetManifestResourceStream("sensor.schema.json")!);
        return JsonSchema.FromJsonAsync(reader.ReadToEnd()).GetAwaiter().GetResult();
    }
}

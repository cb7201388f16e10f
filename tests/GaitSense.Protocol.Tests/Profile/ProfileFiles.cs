using System.Text.Json;

namespace GaitSense.Protocol.Tests.Profile;

/// <summary>The published profile and its vectors, as committed.</summary>
internal static class ProfileFiles
{
    public static string Folder { get; } = Path.Combine(Checkout.Root, "firmware-protocol");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static JsonElement Json(string name) => JsonDocument.Parse(Read(name)).RootElement;

    public static IEnumerable<JsonElement> Vectors(string name, string list) =>
        Json(Path.Combine("vectors", name)).GetProperty(list).EnumerateArray();

    public static byte[] Bytes(this JsonElement vector, string property = "hex") =>
        Convert.FromHexString(vector.GetProperty(property).GetString()!);

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static int Int(this JsonElement element, string property) => element.GetProperty(property).GetInt32();

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();

    public static JsonElement Named(this JsonElement list, string name) =>
        list.EnumerateArray().Single(e => e.Text("name") == name);

    /// <summary>The enumeration's name for a word of the files: "left_foot" is LeftFoot.</summary>
    public static T Named<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}

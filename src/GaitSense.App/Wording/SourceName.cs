using GaitSense.App.Live;

namespace GaitSense.App.Wording;

/// <summary>What a source of samples is called on a page.</summary>
public static class SourceName
{
    /// <summary>Its name: in words where it is one of ours, as it was given otherwise.</summary>
    public static string Of(SourceDescription source) => Phrases.Find("source." + source.Name) ?? source.Name;
}

namespace GaitSense.App.Cli;

/// <summary>One line that tells how far long work is, rewritten in place; silent where nobody watches.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private readonly Lock _gate = new();
    private int _shown;

    /// <summary>Shows a text in place of the one before.</summary>
    public void Show(string text)
    {
        if (!terminal.ShowsProgress)
        {
            return;
        }

        lock (_gate)
        {
            terminal.Error.Write($"\r{text.PadRight(_shown)}");
            _shown = text.Length;
        }
    }

    /// <summary>Takes the line away, so that other lines can follow.</summary>
    public void Clear()
    {
        Show("");
        if (terminal.ShowsProgress)
        {
            terminal.Error.Write("\r");
        }
    }
}

using System.Globalization;

namespace GaitSense.App.Cli.Batch;

/// <summary>How far a batch is, as a bar with the time that is left; silent where nobody watches. Safe for concurrent use.</summary>
internal sealed class ProgressBar
{
    private const int Cells = 30;

    private readonly ProgressLine _line;
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly int _count;
    private int _done;
    private int _worked;

    /// <summary>A bar for so many items.</summary>
    public ProgressBar(Terminal terminal, TimeProvider time, int count)
    {
        (_line, _time, _start, _count) = (new ProgressLine(terminal), time, time.GetTimestamp(), count);
        _line.Show(Text(""));
    }

    /// <summary>An item is done.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isSkipped">True when it had been done before, so that it took no time.</param>
    public void Step(string name, bool isSkipped)
    {
        lock (_gate)
        {
            _done++;
            _worked += isSkipped ? 0 : 1;
            _line.Show(Text(name));
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Clear() => _line.Clear();

    private string Text(string name)
    {
        int full = _count == 0 ? Cells : Cells * _done / _count;
        string left = _worked == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", about {_time.GetElapsedTime(_start) / _worked * (_count - _done):h\\:mm\\:ss} left");
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', Cells - full)}] {_done} of {_count}{left} {name}").TrimEnd();
    }
}

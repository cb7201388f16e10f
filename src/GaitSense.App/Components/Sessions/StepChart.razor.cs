using GaitSense.App.Components.Shared;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace GaitSense.App.Components.Sessions;

/// <summary>One measure of every step over time, with the exercise's target as a band.</summary>
public partial class StepChart
{
    private static readonly string[] Offered =
        ["step_length_m", "stride_length_m", "foot_strike_angle_deg", "pelvic_tilt_deg", "lumbar_extension_deg", "step_time_s", "toe_out_deg",
         "arm_leg_phase_deg", "arm_swing_deg"];

    private string _column = "";
    private ElementReference _element;
    private IJSObjectReference? _module;
    private bool _isStale = true;

    /// <summary>The steps, by initial contact.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Step> Steps { get; set; } = [];

    /// <summary>The exercise whose targets are drawn.</summary>
    [Parameter]
    public ExerciseProtocol? Exercise { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private IEnumerable<string> Choices => Offered.Where(name => Steps.Any(s => ValueOf(name, s) is not null));

    private MetricWords Words => MetricWords.For(_column);

    private ExerciseCue? Cue => Exercise?.Cues.FirstOrDefault(cue => cue.Metric == _column && (cue.Low ?? cue.High) is not null);

    private string TargetNote => Cue is { } cue ? TargetWords.Of(cue) + "." : "";

    private string Alternative => Phrases.Say("session.chart.label", Words.Label, Steps.Count, Steps.Count);

    /// <summary>What the exercise judges first is shown first; a cue about what touches first is judged by the foot strike angle
    /// where there is room for a number only.</summary>
    private string FirstColumn => (Exercise?.Cues ?? []).OrderBy(c => c.Priority)
        .Select(c => c.Metric == "contact_pattern" ? "foot_strike_angle_deg" : c.Metric)
        .OfType<string>().FirstOrDefault(Choices.Contains) ?? Choices.FirstOrDefault(Offered[0]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _module.LeaveAsync("remove", _element);

        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _column = _column.Length == 0 ? FirstColumn : _column;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isStale)
        {
            return;
        }

        _isStale = false;
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/js/step-chart.js");
        await _module.InvokeVoidAsync("draw", _element, Picture());
    }

    private static double? ValueOf(string column, Step step) => StepColumns.Find(column)?.Value?.Invoke(step);

    private void ChooseAsync(string column)
    {
        _column = column;
        _isStale = true;
    }

    private ChartPicture Picture() => new(
        Words.Label,
        Words.Unit,
        Words.Digits,
        Cue?.DrawnLow * Words.Factor,
        Cue?.High * Words.Factor,
        Marks(Side.Left),
        Marks(Side.Right),
        Phrases.Say("word.left"),
        Phrases.Say("word.right"),
        Language.Current.Code);

    private List<ChartMark> Marks(Side side) =>
    [
        .. from step in Steps
           where step.Side == side
           let value = ValueOf(_column, step)
           where value is not null
           select new ChartMark(step.InitialContact.Seconds, value.Value * Words.Factor, step.Valid),
    ];

    private sealed record ChartPicture(
        string Label,
        string Unit,
        int Digits,
        double? Low,
        double? High,
        IReadOnlyList<ChartMark> Left,
        IReadOnlyList<ChartMark> Right,
        string LeftName,
        string RightName,
        string Language);

    private sealed record ChartMark(double Time, double Value, bool Valid);
}

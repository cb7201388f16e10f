using GaitSense.App.Components.Charts;
using GaitSense.App.Live;
using GaitSense.App.Measures;
using GaitSense.App.People;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;
using Microsoft.AspNetCore.Components;

namespace GaitSense.App.Components.Pages;

/// <summary>How a person's measures develop from session to session.</summary>
public partial class HistoryPage
{
    private const int Limit = 200;

    /// <summary>Pseudonym, from the address.</summary>
    [SupplyParameterFromQuery]
    public string? Person { get; set; }

    /// <summary>Exercise, from the address.</summary>
    [SupplyParameterFromQuery]
    public string? Exercise { get; set; }

    /// <summary>Measure, from the address.</summary>
    [SupplyParameterFromQuery]
    public string? Measure { get; set; }

    [Inject]
    private ISessionStore Store { get; set; } = null!;

    [Inject]
    private IPersonRegister Register { get; set; } = null!;

    [Inject]
    private ExercisePlans Plans { get; set; } = null!;

    [Inject]
    private ExerciseCatalog Catalog { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private IReadOnlyList<string> People { get; set; } = [];

    private IReadOnlyList<StoredSession>? Sessions { get; set; }

    // The targets of the next session, and those of the first level.
    private ExerciseProtocol? Plan { get; set; }

    private ExerciseProtocol? First { get; set; }

    private string ChosenPerson { get; set; } = "";

    private string ChosenExercise { get; set; } = PracticeRequest.DefaultExercise;

    private IReadOnlyList<TrendMeasure> Measures { get; set; } = [];

    private bool IsLift => Plan?.Movement == ExerciseMovement.HipLift;

    // Without a choice: what the exercise judges first.
    private TrendMeasure? Chosen => Measures.FirstOrDefault(m => m.Column == Measure)
        ?? (Plan?.Cues ?? []).OrderBy(c => c.Priority)
            .Select(c => Measures.FirstOrDefault(m => m.Column == TrendMeasure.NameFor(c)))
            .FirstOrDefault(m => m is not null)
        ?? (Measures.Count > 0 ? Measures[0] : null);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => await Task.Run(Read);

    private void Read()
    {
        IReadOnlyList<StoredSession> all = Store.List(new SessionQuery(Limit: 1000));
        People = [.. Register.List().Select(p => p.Pseudonym).Union(all.Select(s => s.Header.Person)).Order(StringComparer.OrdinalIgnoreCase)];
        ChosenPerson = Person is not null && People.Contains(Person) ? Person : all.Count > 0 ? all[0].Header.Person : People.FirstOrDefault("");
        ChosenExercise = Catalog.Find(Exercise ?? "") is { Id: { } id } ? id : PracticeRequest.DefaultExercise;
        First = Plans.Find(ChosenPerson, ChosenExercise);
        Plan = First is null ? null : new GrowingTargets(First).Exercise;
        Sessions =
        [
            .. Store.List(new SessionQuery(ChosenPerson, ChosenExercise, Limit: Limit))
                .Where(s => s is { State: SessionState.Finished, Summary: not null }).Reverse(),
        ];
        Measures = TrendMeasure.Of(Plan, Sessions);
    }

    private List<TrendPoint> Points(TrendMeasure measure) =>
    [
        .. (Sessions ?? []).Select(s => new TrendPoint(
            Units.Moment(s.Header.StartedAt, Time.LocalTimeZone),
            $"/sessions/{s.Header.Id}",
            measure.Value(s) * measure.Words.Factor,
            measure.Sd(s) * measure.Words.Factor,
            measure.Count(s))),
    ];

    private ExerciseCue? CueOf(TrendMeasure measure) => Plan?.Cues.FirstOrDefault(c => c.Metric == measure.Column);

    private double? LowOf(TrendMeasure measure) => CueOf(measure)?.DrawnLow * measure.Words.Factor;

    private double? HighOf(TrendMeasure measure) => CueOf(measure)?.High * measure.Words.Factor;

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, value), replace: true);
}

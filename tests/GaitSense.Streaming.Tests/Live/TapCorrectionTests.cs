using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Live;

public class TapCorrectionTests
{
    [Fact]
    public async Task What_a_sensor_is_late_by_is_taken_off_its_landings_and_noted()
    {
        (StepList plain, SessionSummary without) = await WalkAsync(null);
        (StepList set, SessionSummary with) = await WalkAsync([0.03, null, null, null, null, null]);

        Assert.Equal(-0.03, ShiftS(plain, set, Side.Left), 3);
        Assert.Equal(0, ShiftS(plain, set, Side.Right), 3);
        Assert.DoesNotContain(without.Quality.Notes, n => n.Contains("tap check", StringComparison.Ordinal));
        string note = Assert.Single(with.Quality.Notes, n => n.Contains("tap check", StringComparison.Ordinal));
        Assert.Contains("left foot", note, StringComparison.Ordinal);
        Assert.Contains("+30.0 ms", note, StringComparison.Ordinal);
    }

    private static double ShiftS(StepList before, StepList after, Side side) =>
        after.Last(side).InitialContact.Seconds - before.Last(side).InitialContact.Seconds;

    private static async Task<(StepList Steps, SessionSummary Summary)> WalkAsync(double?[]? offsetsS)
    {
        SimulatedWalker source = new(ScenarioCatalog.Find("heel-first")!, 7, TimeProvider.System)
        {
            Pace = Pace.AsFastAsPossible,
            Duration = TimeSpan.FromSeconds(20),
        };
        StepList steps = new();
        LiveSession session = new(
            Sessions.Header(source.Sensors), source, ExerciseCatalog.BuiltIn.Find("reverse-walking")!, [steps],
            options: new LiveSessionOptions { WhenFull = FullQueue.Wait });
        if (offsetsS is not null)
        {
            session.Correct(offsetsS);
        }

        return (steps, await session.RunAsync(CancellationToken.None));
    }

    private sealed class StepList : ISessionSink
    {
        private readonly List<Step> _steps = [];

        public string Name => "list";

        public Step Last(Side side) => _steps.Last(s => s.Side == side);

        public void OnStep(Step step) => _steps.Add(step);
    }
}

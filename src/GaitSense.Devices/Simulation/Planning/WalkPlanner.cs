using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Planning;

/// <summary>Turns a scenario into movements, one after another, for as long as it is asked to.</summary>
internal sealed class WalkPlanner
{
    private const double SettleS = 0.6;
    private const double TurnStepRad = 30 * Angle.RadPerDeg;

    private static Carriage Standing => default;

    private readonly SimulationScenario _scenario;
    private readonly SeededRandom _random;
    private readonly BodyTracks _tracks;
    private readonly IPlanObserver _observer;
    private readonly WalkerState _state;
    private readonly StepMaker _steps;
    private readonly LandingChooser _landings;
    private readonly IEnumerator<bool> _moves;

    /// <summary>A plan that begins with both feet side by side at time zero.</summary>
    public WalkPlanner(SimulationScenario scenario, SeededRandom random, IPlanObserver observer)
    {
        FootGeometry foot = new(scenario.FootLengthM);
        _scenario = scenario;
        _random = random;
        _observer = observer;
        _state = new WalkerState(scenario.Walk, foot);
        _tracks = new BodyTracks(
            new FootTrack(_state.Print(Side.Left)),
            new FootTrack(_state.Print(Side.Right)),
            new TrunkTrack(0, Trunk(Standing)));
        _steps = new StepMaker(scenario.Walk, foot, random, _tracks, observer);
        _landings = new LandingChooser(scenario.Walk, random);
        Foot = foot;
        _moves = Moves().GetEnumerator();
    }

    /// <summary>What has been planned.</summary>
    public BodyTracks Tracks => _tracks;

    /// <summary>The walker's feet.</summary>
    public FootGeometry Foot { get; }

    /// <summary>Plans further until the body is known at <paramref name="untilS"/>.</summary>
    public void Extend(double untilS)
    {
        while (_tracks.Trunk.KnownUntilS < untilS)
        {
            _moves.MoveNext();
        }
    }

    private IEnumerable<bool> Moves()
    {
        for (int i = 0; ; i = i + 1 < _scenario.Activities.Count ? i + 1 : _scenario.RepeatFrom)
        {
            IEnumerable<bool> moves = _scenario.Activities[i] switch
            {
                StandQuietly a => Stand(a.DurationS),
                WalkStraight a => Walk(a),
                TurnOnTheSpot a => Turn(a.AngleRad),
                MoveFeetInPlace a => MoveFeet(a.Count),
                Activity other => throw new InvalidOperationException($"unknown activity {other}"),
            };
            foreach (bool move in moves)
            {
                yield return move;
            }
        }
    }

    private IEnumerable<bool> Stand(double durationS)
    {
        ComeToRest();
        Rest(durationS);
        yield return true;
    }

    private IEnumerable<bool> Walk(WalkStraight walk)
    {
        bool isBackward = walk.Direction == WalkingDirection.Backward;
        double sign = isBackward ? -1 : 1;
        double start = _state.TimeS;
        for (int n = 0; _state.TimeS - start < walk.DurationS; n++)
        {
            Side side = _state.NextSide;
            double length = isBackward ? BackwardLengthM(side, n) : _scenario.Walk.ForwardStepLengthM;
            length += _scenario.Walk.StepLengthSdM * _random.BoundedGaussian();
            Step(side, sign * Math.Max(0.02, length), isBackward ? _landings.Backward() : _landings.Forward(), sign);
            AddKnot(new Carriage(1, -sign, Tilt(_state.TimeS - start)));
            if (_random.Uniform() < _scenario.Walk.PauseShare)
            {
                Pause();
            }

            yield return true;
        }

        Step(_state.NextSide, 0, LandingChooser.Flat, sign);
        AddKnot(new Carriage(1, 0, Tilt(0)));
        yield return true;
    }

    private IEnumerable<bool> Turn(double angleRad)
    {
        _state.BeginLineHere();
        int count = Math.Max(1, (int)Math.Ceiling((Math.Abs(angleRad) / TurnStepRad) - 1e-9));
        for (int k = 0; k <= count; k++)
        {
            _state.HeadingRad += k < count ? angleRad / count : 0;
            _steps.Make(
                _state,
                _state.Place(_state.NextSide, 0, 0),
                LandingChooser.Flat,
                isTurn: true,
                _state.HeadingRad);
            AddKnot(new Carriage(0.5, 0, 0));
            yield return true;
        }
    }

    private IEnumerable<bool> MoveFeet(int count)
    {
        ComeToRest();
        for (int k = 0; k < count; k++)
        {
            Side side = k % 2 == 0 ? Side.Left : Side.Right;
            PlannedDecoy decoy = new(side, (InPlaceMovement)(k / 2 % 3), _state.TimeS + 0.3, 0.7);
            FootMove move = InPlace.Move(decoy, _state.Print(side), _scenario.Walk.LandingSpeedMps, Foot);
            _tracks.Foot(side).Add(move);
            _state.Land(side, move.To);
            _observer.OnDecoy(decoy);
            Rest(1.4);
            yield return true;
        }
    }

    private void Step(Side side, double advanceM, in Landing landing, double sign)
    {
        Footprint to = _state.Place(
            side,
            _state.AlongM(_state.LastSide) + advanceM,
            _scenario.Walk.StepWidthSdM * _random.BoundedGaussian(),
            _scenario.Walk.ToeOutSdRad * _random.BoundedGaussian());
        double travelHeading = _state.HeadingRad + (sign < 0 ? Math.PI : 0);
        _steps.Make(_state, to, landing, isTurn: false, travelHeading);
    }

    private double BackwardLengthM(Side side, int stepsBefore)
    {
        WalkPattern w = _scenario.Walk;
        double length = Math.Min(w.LongestStepM, w.StepLengthM + (w.StepGrowthM * stepsBefore));
        return length * (1 + (0.5 * w.AsymmetryRatio * (side == Side.Right ? 1 : -1)));
    }

    private void Pause()
    {
        double pause = Math.Clamp(_random.Exponential(_scenario.Walk.PauseMeanS), 0.3, 4);
        _observer.OnRest(new TimeSpanS(_state.TimeS, _state.TimeS + pause));
        _state.TimeS += pause;
        _state.IsAtRest = true;
        _tracks.Trunk.StopAtLast();
        _tracks.Trunk.Add(_state.TimeS, _tracks.Trunk.Last, isStop: true);
    }

    private void ComeToRest()
    {
        if (!_state.IsAtRest)
        {
            Rest(SettleS);
        }
    }

    private void Rest(double durationS)
    {
        _observer.OnRest(new TimeSpanS(_state.TimeS, _state.TimeS + durationS));
        _state.TimeS += durationS;
        _state.IsAtRest = true;
        _tracks.Trunk.Add(_state.TimeS, Trunk(Standing), isStop: true);
    }

    private void AddKnot(in Carriage carriage) => _tracks.Trunk.Add(_state.TimeS, Trunk(carriage), isStop: false);

    private double Tilt(double sinceStartS) => _scenario.Trunk.TiltRad + (_scenario.Trunk.TiltDriftRadPerS * sinceStartS);

    private TrunkState Trunk(in Carriage carriage)
    {
        (double x, double y) = _state.Middle();
        return new TrunkState(
            x,
            y,
            _state.HeadingRad,
            _state.PhaseRad,
            carriage.Activity,
            carriage.Travel,
            carriage.TiltRad,
            carriage.Activity * _scenario.Trunk.LeanRad);
    }

    /// <summary>How the trunk is carried at the end of a movement.</summary>
    private readonly record struct Carriage(double Activity, double Travel, double TiltRad);
}

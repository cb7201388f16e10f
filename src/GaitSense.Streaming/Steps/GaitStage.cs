using GaitSense.Core.Frames;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;
using GaitSense.Gait.HipLift;
using GaitSense.Gait.Summaries;

namespace GaitSense.Streaming;

/// <summary>Finds steps, and in a hip lift repetitions: a <see cref="GaitEngine"/> and a <see cref="HipLiftMeter"/> as a stage.</summary>
public sealed class GaitStage : IStage<SiteSample<NominalFrame>, GaitFinding>
{
    private readonly Relay _relay;
    private readonly GaitEngine _engine;
    private readonly HipLiftMeter? _lift;

    /// <summary>A stage for one session.</summary>
    /// <param name="sensors">The roster.</param>
    /// <param name="options">Options of the engine.</param>
    public GaitStage(IReadOnlyList<SensorDescriptor> sensors, GaitOptions options)
    {
        _relay = new Relay(new CapabilityTrust(sensors));
        _engine = new GaitEngine(sensors, options, _relay);
        _lift = options.Movement == ExerciseMovement.HipLift ? new HipLiftMeter(sensors, options.Orientation, _relay) : null;
    }

    /// <summary>Whether left and right are labelled as the feet are worn.</summary>
    public SideVerdict Sides => _engine.Sides;

    /// <summary>What was measured of the session beside its steps, up to now.</summary>
    public BodyMeasures Measures() => _engine.Measures();

    /// <inheritdoc/>
    public void Accept(in SiteSample<NominalFrame> item, IOutlet<GaitFinding> outlet)
    {
        _relay.Outlet = outlet;
        _engine.Accept(item);
        _lift?.Accept(item);
    }

    /// <inheritdoc/>
    public void Complete(IOutlet<GaitFinding> outlet)
    {
        _relay.Outlet = outlet;
        _engine.Complete();
    }

    private sealed class Relay(CapabilityTrust trust) : IGaitReceiver
    {
        public IOutlet<GaitFinding>? Outlet { get; set; }

        public void OnContact(in ProvisionalContact contact) => Outlet?.Emit(new GaitFinding { Contact = contact });

        public void OnStep(Step step) => Outlet?.Emit(new GaitFinding { Step = trust.Apply(step) });

        public void OnEvent(in GaitEvent gaitEvent) => Outlet?.Emit(new GaitFinding { Event = gaitEvent });

        public void OnPosture(in PostureFrame posture) => Outlet?.Emit(new GaitFinding { Posture = posture });

        public void OnLift(in LiftFrame lift) => Outlet?.Emit(new GaitFinding { Lift = lift });

        public void OnRepetition(Repetition repetition) => Outlet?.Emit(new GaitFinding { Repetition = repetition });
    }
}

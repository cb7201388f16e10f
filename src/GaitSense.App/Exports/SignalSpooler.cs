using GaitSense.Core.Exercises;
using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Export.Signals;
using GaitSense.Gait.Engine;
using GaitSense.Gait.HipLift;
using GaitSense.Signal.Orientation;
using GaitSense.Streaming;

namespace GaitSense.App.Exports;

/// <summary>Puts the samples of packets into a spool, through the stages that live sessions use, with the orientation of each
/// sensor, and the body angles and the paths of the feet that the engine tells.</summary>
/// <remarks>The engine is run again for them; the steps of an export are those that are stored. In a hip lift the angles are those of
/// the lift.</remarks>
internal sealed class SignalSpooler : IPacketReceiver
{
    private readonly DecodeStage _decode;
    private readonly StageLink<DecodedPacket, SiteSample<SensorFrame>> _clock;
    private readonly SpoolOutlet _outlet;

    public SignalSpooler(SignalSpool spool, GaitOptions options)
    {
        IReadOnlyList<SensorDescriptor> sensors = spool.Sensors;
        _decode = new DecodeStage(sensors);
        _outlet = new SpoolOutlet(spool, options);
        _clock = new(new ClockStage(sensors), _outlet);
    }

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet) => _decode.Accept(packet, _clock);

    /// <inheritdoc/>
    public void OnStatus(in SensorStatus status)
    {
        // Samples alone are kept.
    }

    /// <summary>Lets through what the stages held back.</summary>
    public void Complete()
    {
        _decode.Complete(_clock);
        _clock.Complete();
        _outlet.Complete();
    }

    private sealed class SpoolOutlet : IOutlet<SiteSample<SensorFrame>>, IGaitReceiver, IFootPathReceiver
    {
        private readonly SignalSpool _spool;
        private readonly Rotation<SensorFrame, NominalFrame>[] _mountings;
        private readonly Vqf[] _orientations;
        private readonly GaitEngine _engine;
        private readonly int _leftFoot;
        private readonly int _rightFoot;
        private readonly HipLiftMeter? _lift;
        private PostureFrame? _posture;

        public SpoolOutlet(SignalSpool spool, GaitOptions options)
        {
            _spool = spool;
            _mountings = [.. spool.Sensors.Select(s => s.Mounting)];
            _orientations = [.. spool.Sensors.Select(s => new Vqf(s.NominalRateHz, options.Orientation))];
            _leftFoot = FirstAt(BodySite.LeftFoot);
            _rightFoot = FirstAt(BodySite.RightFoot);
            _engine = new GaitEngine(spool.Sensors, options, this);
            _lift = options.Movement == ExerciseMovement.HipLift ? new HipLiftMeter(spool.Sensors, options.Orientation, this) : null;
        }

        public void Emit(in SiteSample<SensorFrame> item)
        {
            ImuSample<SensorFrame> sample = item.Sample;
            ImuSample<NominalFrame> turned = sample.In(_mountings[item.Sensor]);
            Vqf orientation = _orientations[item.Sensor];
            orientation.Update(turned.AngularRateRadPerS, turned.AccelerationMps2);
            _posture = null;
            SiteSample<NominalFrame> placed = new(item.Sensor, item.Site, turned);
            _engine.Accept(placed);
            _lift?.Accept(placed);
            _spool.Append(item.Sensor, new SignalSample(sample.Time.Seconds, sample.AccelerationMps2, sample.AngularRateRadPerS)
            {
                MagneticFieldUt = sample.MagneticFieldUt,
                Orientation = orientation.Orientation,
                PelvicTiltRad = _posture?.PelvicTiltRad ?? double.NaN,
                PelvicObliquityRad = _posture?.PelvicObliquityRad ?? double.NaN,
                LumbarExtensionRad = _posture?.LumbarExtensionRad ?? double.NaN,
            });
        }

        public void Complete() => _engine.Complete();

        public void OnPosture(in PostureFrame posture) => _posture = posture;

        public void OnFootPath(in FootPath path) => _spool.Append(path.Side == Side.Left ? _leftFoot : _rightFoot, path);

        public void OnContact(in ProvisionalContact contact)
        {
            // The stored steps are exported.
        }

        public void OnStep(Step step)
        {
            // The stored steps are exported.
        }

        public void OnEvent(in GaitEvent gaitEvent)
        {
            // The stored events are exported.
        }

        // The engine listens to the first sensor of a site.
        private int FirstAt(BodySite site) => _spool.Sensors.Index().FirstOrDefault(s => s.Item.Site == site, (-1, null!)).Index;
    }
}

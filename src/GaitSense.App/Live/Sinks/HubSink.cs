using GaitSense.App.Live.Hub;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Sinks;

/// <summary>Carries a session to the live hub.</summary>
/// <param name="outbox">Messages on their way.</param>
public sealed class HubSink(HubOutbox outbox) : ISessionSink
{
    /// <inheritdoc/>
    public string Name => "hub";

    /// <inheritdoc/>
    public void OnContact(in ProvisionalContact contact) => outbox.OnContact(contact);

    /// <inheritdoc/>
    public void OnStep(Step step) => outbox.OnStep(step);

    /// <inheritdoc/>
    public void OnPosture(in PostureFrame posture) => outbox.OnPosture(posture);

    /// <inheritdoc/>
    public void OnHealth(IReadOnlyList<SensorHealth> health) => outbox.OnHealth(health);
}

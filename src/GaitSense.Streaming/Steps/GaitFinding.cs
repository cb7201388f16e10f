using GaitSense.Core.Ports;
using GaitSense.Core.Steps;

namespace GaitSense.Streaming;

/// <summary>One thing that the engine found: exactly one of the values is present.</summary>
public readonly record struct GaitFinding
{
    /// <summary>A landing, before its step is measured.</summary>
    public ProvisionalContact? Contact { get; init; }

    /// <summary>A landing with everything measured of it.</summary>
    public Step? Step { get; init; }

    /// <summary>A contact, pause, turn or gap.</summary>
    public GaitEvent? Event { get; init; }

    /// <summary>Trunk posture.</summary>
    public PostureFrame? Posture { get; init; }

    /// <summary>Hands it to a receiver.</summary>
    public void DeliverTo(IGaitReceiver receiver)
    {
        if (Step is { } step)
        {
            receiver.OnStep(step);
        }
        else if (Event is { } gaitEvent)
        {
            receiver.OnEvent(gaitEvent);
        }
        else if (Posture is { } posture)
        {
            receiver.OnPosture(posture);
        }
        else if (Contact is { } contact)
        {
            receiver.OnContact(contact);
        }
    }
}

using GaitSense.Core.Ports;
using GaitSense.Core.Repetitions;
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

    /// <summary>The hip lift as it stands.</summary>
    public LiftFrame? Lift { get; init; }

    /// <summary>A repetition with everything measured of it.</summary>
    public Repetition? Repetition { get; init; }

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
        else if (Lift is { } lift)
        {
            receiver.OnLift(lift);
        }
        else if (Repetition is { } repetition)
        {
            receiver.OnRepetition(repetition);
        }
    }
}

using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;

namespace GaitSense.Core.Ports;

/// <summary>Takes what the engine finds, in stream order. Calls never overlap and must return quickly.</summary>
public interface IGaitReceiver
{
    /// <summary>A landing, before its step is measured.</summary>
    void OnContact(in ProvisionalContact contact);

    /// <summary>A landing with everything measured of it.</summary>
    void OnStep(Step step);

    /// <summary>A contact, pause, turn or gap.</summary>
    void OnEvent(in GaitEvent gaitEvent);

    /// <summary>Trunk posture, about 20 times a second.</summary>
    void OnPosture(in PostureFrame posture);

    /// <summary>The hip lift as it stands, about 20 times a second; only while a hip lift is practised.</summary>
    void OnLift(in LiftFrame lift)
    {
    }

    /// <summary>A repetition of the hip lift with everything measured of it.</summary>
    void OnRepetition(Repetition repetition)
    {
    }
}

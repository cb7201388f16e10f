namespace GaitSense.Protocol.Sensors;

/// <summary>What a characteristic that notifies is for.</summary>
public enum SensorStreamRole
{
    /// <summary>It carries samples.</summary>
    Samples,

    /// <summary>It carries answers to commands; a decoder may need them to read the samples.</summary>
    Answers,
}

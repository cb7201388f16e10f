namespace GaitSense.Protocol.Sensors;

/// <summary>A characteristic whose notifications are received and kept.</summary>
/// <param name="Name">Name shown to a person.</param>
/// <param name="At">Where it is.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Layout">Which of the decoder's layouts its notifications have; 0 where a decoder has only one.</param>
public sealed record SensorCharacteristic(string Name, GattAddress At, SensorStreamRole Role, int Layout);

namespace GaitSense.Gait.HipLift;

/// <summary>One instant of a hip lift.</summary>
/// <param name="TuckRad">Backward turn of the pelvis.</param>
/// <param name="RollRad">Left side higher positive.</param>
/// <param name="ThoraxTuckRad">Turn of the thorax the same way; not a number without one.</param>
/// <param name="RiseMps2">Upward acceleration of the sensor, with its bias.</param>
internal readonly record struct LiftSample(double TuckRad, double RollRad, double ThoraxTuckRad, double RiseMps2);

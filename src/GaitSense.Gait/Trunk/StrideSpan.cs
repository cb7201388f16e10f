using GaitSense.Core.Sensors;

namespace GaitSense.Gait.Trunk;

/// <summary>A stride of one foot, from its initial contact to its next, as the upper body needs it.</summary>
/// <param name="Side">Whose.</param>
/// <param name="FromS">First initial contact, s.</param>
/// <param name="ToS">Second initial contact, s.</param>
/// <param name="StanceShare">Share of the stride in which the foot stands, 0 to 1.</param>
internal readonly record struct StrideSpan(Side Side, double FromS, double ToS, double StanceShare);

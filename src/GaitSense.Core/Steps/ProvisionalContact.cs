using GaitSense.Core.Sensors;
using GaitSense.Core.Time;

namespace GaitSense.Core.Steps;

/// <summary>A first, causal word on a landing, for cues that cannot wait. The <see cref="Step"/> that follows replaces it.</summary>
/// <param name="Side">The foot that lands.</param>
/// <param name="Time">When it touched, as far as known.</param>
/// <param name="Direction">Where the foot went.</param>
/// <param name="Pattern">What touched first; <see cref="ContactPattern.Unknown"/> until decided.</param>
public readonly record struct ProvisionalContact(Side Side, SessionTime Time, WalkingDirection Direction, ContactPattern Pattern);

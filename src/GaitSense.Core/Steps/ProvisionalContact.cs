using GaitSense.Core.Sensors;
using GaitSense.Core.Time;

namespace GaitSense.Core.Steps;

/// <summary>A first, causal word on a landing, for cues that cannot wait. A later one of the same foot refines it, and the
/// <see cref="Step"/> that follows replaces it. A landing that turns out to be none is followed by no step.</summary>
/// <param name="Side">The foot that lands.</param>
/// <param name="Time">When it touched, as far as known.</param>
/// <param name="Direction">Where the foot went.</param>
/// <param name="Pattern">What touched first; <see cref="ContactPattern.Unknown"/> until decided.</param>
/// <param name="Revision">1: the foot has touched, within 50 ms. 2: with what, within 120 ms. 3: it is at rest.</param>
public readonly record struct ProvisionalContact(Side Side, SessionTime Time, WalkingDirection Direction, ContactPattern Pattern, int Revision = 3);

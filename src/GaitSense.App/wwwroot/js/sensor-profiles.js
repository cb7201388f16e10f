// What kinds of sensors are known: the descriptions that the service itself works from.
let loaded;

export function profiles() {
  loaded ??= fetch("/api/v1/sensor-profiles").then((answer) => {
    if (!answer.ok) {
      loaded = undefined;
      throw new Error(`sensor profiles: ${answer.status}`);
    }

    return answer.json();
  });
  return loaded;
}

// Every service that a page may want must be named when the device is chosen.
const STANDARD = ["battery_service", "device_information"];

const servicesOf = (profile) => [
  ...profile.advertises,
  ...profile.streams.map((s) => s.service),
  ...(profile.answers ? [profile.answers.service] : []),
  ...profile.modes.flatMap((m) => [...(m.configure ?? []), ...m.start].map((c) => c.service)),
  ...(profile.stop ?? []).map((c) => c.service),
];

export function choiceOf(all) {
  return {
    filters: all.flatMap((p) => [
      ...p.advertises.map((service) => ({ services: [service] })),
      ...p.names.map((namePrefix) => ({ namePrefix })),
    ]),
    optionalServices: [...new Set([...STANDARD, ...all.flatMap(servicesOf)])],
  };
}

// A sensor is of the first kind, by the longest name, whose streams it all has.
export async function kindOf(all, name, server) {
  const services = new Set((await server.getPrimaryServices()).map((s) => s.uuid));
  const fits = all.filter((p) => p.streams.every((s) => services.has(s.service)));
  const named = (p) => Math.max(0, ...p.names.filter((n) => name.startsWith(n)).map((n) => n.length));
  return fits.sort((a, b) => named(b) - named(a)).find((p) => named(p) > 0 || p.advertises.some((s) => services.has(s)) || p.names.length === 0);
}

// The rate nearest to what walking needs; of two equally near the higher one.
export const modeOf = (profile, rateHz) =>
  [...profile.modes].sort((a, b) => Math.abs(a.rate_hz - rateHz) - Math.abs(b.rate_hz - rateHz) || b.rate_hz - a.rate_hz)[0];

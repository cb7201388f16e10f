// Tones, spoken words and vibration for the cues of a session. It listens to the live hub itself, so that a cue does not wait
// for the page to be drawn. No sound before unlock(), which must be called from a click or a key press: browsers ask for it.
const storageKey = "gaitsense-sound";
const separator = "\u001e";
const oldestMs = 1000;
const defaults = {
  tones: true, toneVolume: 0.6, speech: true, speechVolume: 1, rate: 1, voice: "", spokenLanguage: "", vibration: true, guidance: true, praise: true,
};

// Corrections have a pitch of their own by the order of the cues in the exercise; praise rises, a notice falls.
const scale = [440, 523.25, 587.33, 659.25, 349.23, 392, 493.88, 293.66];
const patterns = {
  correct: (hz) => [{ hz, at: 0, for: 0.11 }, { hz, at: 0.16, for: 0.11 }],
  praise: () => [{ hz: 659.25, at: 0, for: 0.1 }, { hz: 880, at: 0.1, for: 0.18 }],
  notice: () => [{ hz: 311.13, at: 0, for: 0.15 }, { hz: 246.94, at: 0.18, for: 0.25 }],
  inhale: () => [{ hz: 330, to: 440, at: 0, for: 0.35 }],
  exhale: () => [{ hz: 440, to: 294, at: 0, for: 0.5 }],
  guidance: () => [{ hz: 523.25, at: 0, for: 0.2 }],
};
const buzzes = { correct: [120, 60, 120], praise: [60], notice: [300], guidance: [80], inhale: [], exhale: [40] };

// What is more important cuts what is less important short; a correction also another one. Praise and breaths wait for nobody and are
// not queued: too late they would be wrong.
const weights = { correct: 3, notice: 3, guidance: 2, praise: 1, inhale: 0, exhale: 0 };
let saying = 0;

let chosen = read();
let context;
let output;
let analyser;
let socket;
let wanted = false;
let retryMs = 500;
let retry;
let leastDelayMs = Infinity;
let order = [];
const heard = new Set();
const count = fresh();

function fresh() {
  return {
    connections: 0, received: 0, duplicates: 0, stale: 0, tones: 0, spoken: 0, vibrations: 0, muted: 0,
    byTone: {}, lastTone: null, lastWords: null, lastCue: null, lastAgeMs: null, lastHandledMs: null,
  };
}

function read() {
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(storageKey) ?? "{}") };
  } catch {
    return { ...defaults };
  }
}

/** The settings as they stand. */
export function settings() {
  return { ...chosen };
}

/** Changes some of the settings and keeps them on this device. */
export function configure(change) {
  const known = Object.fromEntries(Object.entries(change ?? {}).filter(([name]) => name in defaults));
  chosen = { ...chosen, ...known };
  if (output) {
    output.gain.value = chosen.toneVolume;
  }
  try {
    localStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  return settings();
}

/** What this browser offers. */
export function abilities() {
  return {
    tones: typeof AudioContext === "function",
    speech: typeof speechSynthesis === "object",
    vibration: typeof navigator.vibrate === "function",
  };
}

/** The voices that this browser can speak with: name, language and whether it needs no network. */
export function voices() {
  return typeof speechSynthesis === "object"
    ? speechSynthesis.getVoices().map((v) => ({ name: v.name, language: v.lang, local: v.localService }))
    : [];
}

/** The language that is spoken: the one chosen, or the page's own. */
export function language() {
  return (chosen.spokenLanguage || document.documentElement.lang || "en").slice(0, 2).toLowerCase();
}

/** True when tones can be heard without another press. */
export function isUnlocked() {
  return context?.state === "running";
}

/** Makes sound possible. Call it from a click or a key press; true when tones can be heard. */
export async function unlock() {
  if (typeof AudioContext !== "function") {
    return false;
  }
  if (!context) {
    context = new AudioContext({ latencyHint: "interactive" });
    output = context.createGain();
    output.gain.value = chosen.toneVolume;
    analyser = context.createAnalyser();
    analyser.fftSize = 2048;
    output.connect(analyser);
    analyser.connect(context.destination);
  }
  if (context.state !== "running") {
    await context.resume();
  }
  return context.state === "running";
}

/** The cues of the exercise in order, so that each correction has a tone of its own. */
export function exercise(cueIds) {
  order = [...(cueIds ?? [])];
}

/** Plays and says one cue, unless it came before or is too old. Returns what was done with it. */
export function offer(cue) {
  const now = Date.now();
  const key = `${cue.session}/${cue.number}`;
  count.received += 1;
  if (heard.has(key)) {
    count.duplicates += 1;
    return "duplicate";
  }
  remember(key);
  const age = ageOf(cue, now);
  count.lastCue = cue;
  count.lastAgeMs = age;
  if (age > oldestMs) {
    count.stale += 1;
    return "stale";
  }
  const kind = kindOf(cue);
  const isWanted = (cue.kind !== "guidance" || chosen.guidance) && (cue.kind !== "praise" || chosen.praise);
  if (!isWanted) {
    count.muted += 1;
    return "muted";
  }
  const tone = toneFor(cue, kind);
  play(tone.name, tone.notes);
  speak(cue.say, weights[kind] ?? weights.guidance);
  vibrate(buzzes[kind]);
  count.lastHandledMs = Date.now();
  return "played";
}

/** Lets one hear a kind of cue: correct, praise, notice, guidance, inhale or exhale; the words by language. */
export function demo(kind, words) {
  play(kind, (patterns[kind] ?? patterns.guidance)(scale[0]));
  if (words) {
    speak(words, weights[kind] ?? weights.guidance);
  }
  vibrate(buzzes[kind] ?? []);
}

/** Listens to the live hub until disconnect() and connects again when the link is lost. */
export function connect() {
  if (wanted) {
    return;
  }
  wanted = true;
  open();
}

/** Stops listening. */
export function disconnect() {
  wanted = false;
  clearTimeout(retry);
  socket?.close();
  socket = undefined;
}

/** What was received and played so far, and the level at the output now: 0 is silence. */
export function counters() {
  return { ...count, byTone: { ...count.byTone }, isConnected: socket?.readyState === WebSocket.OPEN, context: context?.state ?? "none", peak: peak() };
}

function open() {
  const url = new URL("/hubs/live", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const link = new WebSocket(url);
  socket = link;
  link.onopen = () => {
    count.connections += 1;
    retryMs = 500;
    link.send(JSON.stringify({ protocol: "json", version: 1 }) + separator);
  };
  link.onmessage = (event) => event.data.split(separator).filter(Boolean).forEach((text) => take(link, JSON.parse(text)));
  link.onclose = () => {
    if (!wanted || socket !== link) {
      return;
    }
    retry = setTimeout(open, retryMs);
    retryMs = Math.min(2 * retryMs, 8000);
  };
}

function take(link, message) {
  if (message.type === 6) {
    link.send(JSON.stringify({ type: 6 }) + separator);
  } else if (message.type === 1 && message.target === "Cue") {
    offer(message.arguments[0]);
  }
}

// The clocks of server and browser differ: the fastest cue so far shows by how much.
function ageOf(cue, now) {
  const delay = now - cue.sent_at_ms;
  leastDelayMs = Math.min(leastDelayMs, delay);
  return delay - leastDelayMs;
}

function remember(key) {
  heard.add(key);
  if (heard.size > 500) {
    heard.delete(heard.values().next().value);
  }
}

function kindOf(cue) {
  if (cue.kind === "correction") {
    return "correct";
  }
  return cue.cue_id === "inhale" || cue.cue_id === "exhale" ? cue.cue_id : cue.kind;
}

function toneFor(cue, kind) {
  if (kind !== "correct") {
    return { name: kind, notes: (patterns[kind] ?? patterns.guidance)() };
  }
  const place = order.indexOf(cue.cue_id);
  const hz = scale[(place < 0 ? sum(cue.cue_id) : place) % scale.length];
  return { name: `correct:${cue.cue_id}`, notes: patterns.correct(hz) };
}

function sum(text) {
  return [...text].reduce((total, letter) => total + letter.charCodeAt(0), 0);
}

function play(name, notes) {
  if (!chosen.tones || context?.state !== "running") {
    count.muted += 1;
    return;
  }
  for (const note of notes) {
    const start = context.currentTime + note.at;
    const end = start + note.for;
    const tone = context.createOscillator();
    const shape = context.createGain();
    tone.frequency.setValueAtTime(note.hz, start);
    if (note.to) {
      tone.frequency.linearRampToValueAtTime(note.to, end);
    }
    shape.gain.setValueAtTime(0, start);
    shape.gain.linearRampToValueAtTime(1, start + 0.01);
    shape.gain.setValueAtTime(1, end - 0.03);
    shape.gain.linearRampToValueAtTime(0, end);
    tone.connect(shape).connect(output);
    tone.start(start);
    tone.stop(end);
  }
  count.tones += 1;
  count.byTone[name] = (count.byTone[name] ?? 0) + 1;
  count.lastTone = name;
}

function speak(words, weight) {
  const spoken = language();
  const text = words?.[spoken] ?? words?.en;
  if (!chosen.speech || !text || typeof speechSynthesis !== "object") {
    return;
  }
  if (speechSynthesis.speaking || speechSynthesis.pending) {
    if (weight < saying || weight < weights.guidance) {
      return;
    }
    speechSynthesis.cancel();
  }
  saying = weight;
  const say = new SpeechSynthesisUtterance(text);
  say.lang = spoken === "de" ? "de-DE" : "en-GB";
  say.volume = chosen.speechVolume;
  say.rate = chosen.rate;
  const voice = speechSynthesis.getVoices().find((v) => v.name === chosen.voice && v.lang.toLowerCase().startsWith(spoken));
  if (voice) {
    say.voice = voice;
  }
  speechSynthesis.speak(say);
  count.spoken += 1;
  count.lastWords = text;
}

function vibrate(pattern) {
  if (chosen.vibration && pattern?.length && typeof navigator.vibrate === "function" && navigator.vibrate(pattern)) {
    count.vibrations += 1;
  }
}

function peak() {
  if (!analyser) {
    return 0;
  }
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  return samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

// Binds the page's sound controls to cue-sound.js. Everything happens in the browser: a click unlocks the sound, settings are
// kept on this device. Of the controls only the button and its state have to be there.
import * as sound from "./cue-sound.js";
import { hold, release } from "./stay-awake.js";

const awake = "sound";

// The pages' controls, each with what ends its listening for voices that come later.
const bound = new WeakMap();

function show(controls) {
  const settings = sound.settings();
  const abilities = sound.abilities();
  for (const control of controls.querySelectorAll("[data-setting]")) {
    const value = settings[control.dataset.setting];
    if (control.type === "checkbox") {
      control.checked = value;
    } else {
      control.value = value;
    }
  }
  for (const part of controls.querySelectorAll("[data-needs]")) {
    part.hidden = !abilities[part.dataset.needs];
  }
}

// Those of the language that is spoken; the first entry, the browser's own choice, stays.
function offerVoices(controls) {
  const select = controls.querySelector("[data-setting=voice]");
  if (!select) {
    return;
  }
  select.length = 1;
  for (const voice of sound.voices().filter((v) => v.language.toLowerCase().startsWith(sound.language()))) {
    select.add(new Option(voice.name, voice.name));
  }
  select.value = sound.settings().voice;
  select.selectedIndex = Math.max(0, select.selectedIndex);
}

async function turnOn(controls) {
  const isOn = await sound.unlock();
  sound.connect();
  hold(awake);
  const state = controls.querySelector("[data-sound-state]");
  state.textContent = isOn ? state.dataset.words : "";
  controls.dataset.sound = isOn ? "on" : "off";
  controls.querySelector("[data-sound-on]").hidden = isOn;
}

export function mount(controls, cueIds) {
  sound.exercise(cueIds);
  if (bound.has(controls)) {
    return;
  }
  const offer = () => offerVoices(controls);
  bound.set(controls, () => globalThis.speechSynthesis?.removeEventListener?.("voiceschanged", offer));
  controls.querySelector("[data-sound-on]").addEventListener("click", () => turnOn(controls));
  controls.querySelector("[data-sound-try]")?.addEventListener("click", async (event) => {
    await turnOn(controls);
    sound.demo("praise", { en: event.target.dataset.en, de: event.target.dataset.de });
  });
  for (const control of controls.querySelectorAll("[data-setting]")) {
    control.addEventListener("change", () => {
      const value = control.type === "checkbox" ? control.checked : control.type === "range" ? Number(control.value) : control.value;
      sound.configure({ [control.dataset.setting]: value });
      offerVoices(controls);
    });
  }
  show(controls);
  offerVoices(controls);
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", offer);
  if (controls.dataset.awake !== undefined) {
    hold(awake);
  }

  // Whoever had sound on the page before goes on hearing it.
  if (sound.isUnlocked()) {
    turnOn(controls);
  }

  // For those who check what was played.
  globalThis.gaitsenseSound = sound.counters;
}

export function leave(controls) {
  bound.get(controls)?.();
  bound.delete(controls);
  sound.disconnect();
  release(awake);
}

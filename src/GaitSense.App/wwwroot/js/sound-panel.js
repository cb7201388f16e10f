// Binds the page's sound controls to cue-sound.js. Everything happens in the browser: a click unlocks the sound, settings are
// kept on this device.
import * as sound from "./cue-sound.js";

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

function offerVoices(controls) {
  const select = controls.querySelector("select");
  const language = controls.dataset.languageCode;
  for (const voice of sound.voices().filter((v) => v.language.startsWith(language))) {
    if (![...select.options].some((o) => o.value === voice.name)) {
      select.add(new Option(voice.name, voice.name));
    }
  }
  select.value = sound.settings().voice;
}

async function turnOn(controls) {
  const isOn = await sound.unlock();
  sound.connect();
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
  sound.configure({ language: controls.dataset.languageCode });
  controls.querySelector("[data-sound-on]").addEventListener("click", () => turnOn(controls));
  controls.querySelector("[data-sound-try]").addEventListener("click", async () => {
    await turnOn(controls);
    sound.demo("praise", controls.querySelector("[data-sound-try]").textContent.trim());
  });
  for (const control of controls.querySelectorAll("[data-setting]")) {
    control.addEventListener("change", () => {
      const value = control.type === "checkbox" ? control.checked : control.type === "range" ? Number(control.value) : control.value;
      sound.configure({ [control.dataset.setting]: value });
    });
  }
  show(controls);
  offerVoices(controls);
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", offer);
  // For those who check what was played.
  globalThis.gaitsenseSound = sound.counters;
}

export function leave(controls) {
  bound.get(controls)?.();
  bound.delete(controls);
  sound.disconnect();
}

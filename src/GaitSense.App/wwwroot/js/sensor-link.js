// One sensor over Web Bluetooth: links, starts its stream by its description, and comes back when it is lost.
import { kindOf, modeOf } from "./sensor-profiles.js";

const OWN = "gaitsense-1";
const OWN_SERVICE = "791a0100-0288-4a78-8221-72897c606cce";
const OWN_CONTROL = "791a0102-0288-4a78-8221-72897c606cce";
const OWN_IDENTITY = "791a0103-0288-4a78-8221-72897c606cce";
const SITES = ["Unassigned", "LeftFoot", "RightFoot", "Pelvis", "LeftWrist", "RightWrist", "Thorax"];
const ANSWER_MS = 3000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (view) => Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), (b) => b.toString(16).padStart(2, "0")).join("");
const copyOf = (view) => view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);

export class SensorLink {
  constructor(device, all, rateHz, events) {
    this.device = device;
    this.all = all;
    this.rateHz = rateHz;
    this.events = events;
    this.state = "linking";
    this.fault = "";
    this.losses = 0;
    this.site = "Unassigned";
    this.firmware = "";
    this.batteryPercent = null;
    this.isWanted = true;
    this.retryMs = FIRST_RETRY_MS;
    this.waiters = [];
    device.addEventListener("gattserverdisconnected", () => this.#lost());
  }

  // Links; fails when it is no sensor of a known kind, or cannot be reached.
  async open() {
    const server = await this.device.gatt.connect();
    this.profile ??= await kindOf(this.all, this.device.name ?? "", server);
    if (!this.profile) {
      throw new Error("unknown-kind");
    }

    this.mode = this.#bestMode();
    this.services = new Map();
    this.server = server;
    await this.#readIdentity();
    await this.#readDetails();
    await this.#subscribe();
    await this.#write(this.profile.stop ?? [], true);
    await this.#write(this.mode.configure ?? []);
    this.events.ready(this);
    await this.#write(this.mode.start);
    this.state = "linked";
    this.fault = "";
    this.retryMs = FIRST_RETRY_MS;
    this.events.changed(this);
  }

  // Tells the sensor where it is worn; sensors of other makers keep no such thing.
  async assign(site) {
    this.site = site;
    if (this.profile?.id === OWN && this.state === "linked") {
      const value = "08" + SITES.indexOf(site).toString(16).padStart(2, "0");
      try {
        await this.#write(this.profile.stop);
        await this.#write([{ service: OWN_SERVICE, characteristic: OWN_CONTROL, value, with_response: true, answer: "800800" }]);
      } finally {
        await this.#write(this.mode.start);
      }
    }
  }

  close() {
    clearTimeout(this.retryTimer);
    this.isWanted = false;
    this.state = "closed";
    this.device.gatt.disconnect();
  }

  // The rate that was asked for, unless the sensor says that it does not reach it.
  #bestMode() {
    const reachable = this.maxRateHz ? this.profile.modes.filter((m) => m.rate_hz <= this.maxRateHz) : this.profile.modes;
    return modeOf({ modes: reachable.length ? reachable : this.profile.modes }, this.rateHz);
  }

  async #characteristic(service, characteristic) {
    const key = `${service}/${characteristic}`;
    if (!this.services.has(key)) {
      this.services.set(key, await (await this.server.getPrimaryService(service)).getCharacteristic(characteristic));
    }

    return this.services.get(key);
  }

  async #readIdentity() {
    if (this.profile.id !== OWN) {
      return;
    }

    const identity = await (await this.#characteristic(OWN_SERVICE, OWN_IDENTITY)).readValue();
    if (this.site === "Unassigned") {
      this.site = SITES[identity.getUint8(1)] ?? "Unassigned";
    }

    this.maxRateHz = identity.getUint16(7, true) / 10;
    this.mode = this.#bestMode();
  }

  // Battery and firmware are worth having, not worth failing for.
  async #readDetails() {
    try {
      const firmware = await (await this.#characteristic("device_information", "firmware_revision_string")).readValue();
      this.firmware = new TextDecoder().decode(firmware).replace(/\0+$/, "");
    } catch {
      this.firmware = "";
    }

    await this.readBattery();
  }

  async readBattery() {
    try {
      this.batteryPercent = Math.min(100, (await (await this.#characteristic("battery_service", "battery_level")).readValue()).getUint8(0));
    } catch {
      this.batteryPercent = null;
    }
  }

  async #subscribe() {
    const isTagged = this.profile.streams.length > 1;
    for (const [index, stream] of this.profile.streams.entries()) {
      await this.#listen(stream, (view, arrivalMs) => {
        const bytes = isTagged ? this.#tagged(index, view) : copyOf(view);
        this.events.packet(this, arrivalMs, bytes);
        this.#answer(stream, view);
      });
    }

    const answers = this.profile.answers;
    if (answers && !this.profile.streams.some((s) => s.characteristic === answers.characteristic)) {
      await this.#listen(answers, (view) => this.#answer(answers, view));
    }
  }

  async #listen(place, heard) {
    const characteristic = await this.#characteristic(place.service, place.characteristic);
    characteristic.oncharacteristicvaluechanged = (event) => heard(event.target.value, performance.now());
    await characteristic.startNotifications();
  }

  #tagged(index, view) {
    const bytes = new Uint8Array(1 + view.byteLength);
    bytes[0] = index;
    bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), 1);
    return bytes.buffer;
  }

  async #write(commands, mayFail = false) {
    for (const command of commands) {
      try {
        const characteristic = await this.#characteristic(command.service, command.characteristic);
        const answered = command.answer ? this.#until(command.answer) : null;
        answered?.catch(() => {});
        await (command.with_response ? characteristic.writeValueWithResponse(bytesOf(command.value)) : characteristic.writeValueWithoutResponse(bytesOf(command.value)));
        await answered;
      } catch (error) {
        if (!mayFail || !this.device.gatt.connected) {
          throw error;
        }
      }
    }
  }

  // Waits for an answer that begins so.
  #until(prefix) {
    return new Promise((resolve, reject) => {
      const waiter = { prefix, resolve };
      this.waiters.push(waiter);
      setTimeout(() => {
        this.waiters = this.waiters.filter((w) => w !== waiter);
        reject(new Error("no-answer"));
      }, ANSWER_MS);
    });
  }

  #answer(place, view) {
    if (this.waiters.length === 0) {
      return;
    }

    const hex = hexOf(view);
    const met = this.waiters.filter((w) => hex.startsWith(w.prefix));
    this.waiters = this.waiters.filter((w) => !met.includes(w));
    met.forEach((w) => w.resolve());
  }

  #lost() {
    if (!this.isWanted || this.state === "lost" || this.state === "linking") {
      return;
    }

    this.losses++;
    this.state = "lost";
    this.events.changed(this);
    this.retry();
  }

  // Tries until it is back; the waits grow.
  retry() {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(async () => {
      try {
        await this.open();
        if (!this.isWanted) {
          this.close();
        }
      } catch (error) {
        this.fault = error.message;
        if (this.isWanted) {
          this.state = "lost";
          this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
          this.events.changed(this);
          this.retry();
        }
      }
    }, this.retryMs);
  }
}

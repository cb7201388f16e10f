// The browser as a gateway: the sensors it is linked to, the worker that sends what they say, and what the page shows of it.
// It lives as long as the document: looking at another page of the service does not end it.
import { choiceOf, profiles } from "./sensor-profiles.js";
import { SensorLink } from "./sensor-link.js";

const CHANNEL = "gaitsense.packets.1";
const TOKEN_KEY = "gaitsense-gateway-token";
const RATE_HZ = 100;
const BATTERY_MS = 60000;

const links = [];
let worker = null;
let channel = null;
let listener = null;
let wakeLock = null;
let hiddenSince = null;
let hiddenMs = 0;
let notice = "";
let telling = 0;

const hexOf = (text) => Array.from(new TextEncoder().encode(text), (b) => b.toString(16).padStart(2, "0")).join("");
const gatewayName = () => navigator.userAgentData?.platform ? `browser on ${navigator.userAgentData.platform}` : "browser";

function protocols() {
  const token = localStorage.getItem(TOKEN_KEY);
  return token ? [CHANNEL, `gaitsense.token.${hexOf(token)}`] : [CHANNEL];
}

// Why sensors cannot be connected here; empty when they can.
async function obstacle() {
  if (!window.isSecureContext) {
    return "insecure";
  }

  if (!navigator.bluetooth) {
    return "unsupported";
  }

  const isThere = await navigator.bluetooth.getAvailability?.().catch(() => true);
  return isThere === false ? "off" : "";
}

function start() {
  if (worker) {
    return;
  }

  worker = new Worker("/js/sensor-channel.js");
  worker.onmessage = ({ data }) => {
    channel = data;
    tell();
  };
  const address = new URL("/gateway/packets", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  worker.postMessage({ kind: "start", address: address.href, protocols: protocols(), origin: performance.timeOrigin });
  window.addEventListener("online", () => worker.postMessage({ kind: "now" }));
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("beforeunload", (event) => links.some((l) => l.state === "linked") && event.preventDefault());
  setInterval(readBatteries, BATTERY_MS);
}

async function readBatteries() {
  for (const link of links.filter((l) => l.state === "linked")) {
    await link.readBattery();
    tellStatus(link);
  }
}

async function stayAwake() {
  if (!("wakeLock" in navigator) || document.visibilityState !== "visible" || !links.some((l) => l.isWanted)) {
    return;
  }

  try {
    wakeLock = await navigator.wakeLock.request("screen");
    wakeLock.addEventListener("release", () => {
      wakeLock = null;
      tell();
    });
  } catch {
    wakeLock = null;
  }

  tell();
}

function onVisibility() {
  if (document.visibilityState === "hidden") {
    hiddenSince = performance.now();
  } else {
    hiddenMs += hiddenSince === null ? 0 : performance.now() - hiddenSince;
    hiddenSince = null;
    worker.postMessage({ kind: "now" });
    stayAwake();
  }

  tell();
}

function tellRoster() {
  worker.postMessage({
    kind: "roster",
    roster: {
      gateway: gatewayName(),
      sensors: links.map((l) => ({
        id: l.device.id,
        name: l.device.name ?? "",
        profile: l.profile.id,
        site: l.site,
        rateHz: l.mode.rate_hz,
        firmware: l.firmware,
      })),
    },
  });
}

function tellStatus(link) {
  worker.postMessage({ kind: "status", sensor: links.indexOf(link), isLinked: link.state === "linked", batteryPercent: link.batteryPercent });
}

function snapshot() {
  return {
    notice,
    isAwake: wakeLock !== null,
    canStayAwake: "wakeLock" in navigator,
    isHidden: document.visibilityState === "hidden",
    hiddenSeconds: Math.round(hiddenMs / 1000),
    channel,
    links: links.map((l) => ({ id: l.device.id, state: l.state, losses: l.losses, fault: l.fault })),
  };
}

// At most twice a second: a page on a phone has better things to do.
function tell() {
  telling ||= setTimeout(() => {
    telling = 0;
    listener?.invokeMethodAsync("OnBrowser", snapshot()).catch(() => {});
  }, 500);
}

const events = {
  // Known to the server before its first packet can come.
  ready: (link) => {
    if (!links.includes(link)) {
      links.push(link);
    }

    tellRoster();
  },
  // Some sensors notify as soon as they are listened to, before the server knows them: nobody could say whose packet it is.
  packet: (link, arrivalMs, bytes) => {
    const sensor = links.indexOf(link);
    if (sensor >= 0) {
      worker.postMessage({ kind: "packet", sensor, arrivalMs, bytes }, [bytes]);
    }
  },
  changed: (link) => {
    if (links.includes(link)) {
      tellRoster();
      tellStatus(link);
    }

    tell();
  },
};

// A sensor that was known once is tried again; one that never came so far is not.
async function openFirst(link) {
  try {
    await link.open();
  } catch (error) {
    if (!links.includes(link)) {
      throw error;
    }

    link.fault = error.message;
    link.state = "lost";
    events.changed(link);
    link.retry();
  }
}

// Asks the person for one sensor and links to it. Must be called by a click.
async function choose() {
  notice = "";
  start();
  try {
    const all = await profiles();
    const device = await navigator.bluetooth.requestDevice(choiceOf(all));
    if (links.some((l) => l.device.id === device.id && l.state !== "closed")) {
      notice = "already";
      return;
    }

    const former = links.find((l) => l.device.id === device.id);
    if (former) {
      former.isWanted = true;
      former.retry();
      return;
    }

    const link = new SensorLink(device, all, RATE_HZ, events);
    notice = "linking";
    tell();
    await openFirst(link);
    notice = "";
    await stayAwake();
  } catch (error) {
    notice = error.name === "NotFoundError" ? "cancelled" : error.message === "unknown-kind" ? "unknown" : `failed: ${error.message}`;
  } finally {
    tell();
  }
}

// A page that holds sensors is not opened again by itself: each would have to be chosen anew, and what waits to be sent would be lost.
window.gaitsenseHoldsSensors = () => links.some((l) => l.isWanted);

export async function attach(root, dotnet) {
  listener = dotnet;
  root.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-connect]")) {
      choose();
    }
  });
  tell();
  return await obstacle();
}

export function detach() {
  listener = null;
}

export async function assign(id, site) {
  const link = links.find((l) => l.device.id === id);
  if (!link) {
    return;
  }

  try {
    await link.assign(site);
  } catch (error) {
    notice = `failed: ${error.message}`;
  }

  tellRoster();
  tell();
}

export function release(id) {
  const link = links.find((l) => l.device.id === id);
  if (link) {
    link.close();
    tellStatus(link);
    tell();
  }
}

export function useToken(token) {
  localStorage.setItem(TOKEN_KEY, token);
  start();
  worker.postMessage({ kind: "token", protocols: protocols() });
}

// For looking at how it copes: ends the connection to the service as a network would.
export function cut() {
  worker?.postMessage({ kind: "cut" });
}

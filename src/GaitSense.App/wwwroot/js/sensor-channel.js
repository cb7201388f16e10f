// The packet channel, version 1, as a worker: keeps what the sensors sent until the server has it for good, and sends it
// in order. The layout of the frames is written down in src/GaitSense.Devices/Gateway/README.md.
const VERSION = 1;
const HELLO = 1, PACKETS = 2, STATUS = 3, PONG = 4, ROSTER = 5;
const WELCOME = 129, PING = 130, ACKNOWLEDGEMENT = 131, REFUSAL = 132;
const CAPACITY = 20000;
const MOST_PACKETS = 64;
const LONGEST_FRAME = 32 * 1024;
const LONGEST_PACKET = 512;
const GATHER_MS = 10;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;
const MOST_WAITING_IN_SOCKET = 256 * 1024;

const stream = crypto.getRandomValues(new Uint8Array(16));
const ring = new Array(CAPACITY);
const statuses = new Map();
let oldest = 0;
let next = 0;
let sent = 0;
let acknowledged = 0;
let limit = 0;
let windowSize = 0;
let dropped = 0;
let refused = 0;
let roster = { gateway: "browser", sensors: [] };
let origin = performance.timeOrigin;
let address = "";
let protocols = [];
let socket = null;
let isWelcomed = false;
let isRecording = false;
let refusal = null;
let retryMs = FIRST_RETRY_MS;
let retryTimer = 0;
let gatherTimer = 0;
let connections = 0;

// The page's clock, also here: both contexts count from their own origin on one monotonic clock.
const nowMs = () => performance.timeOrigin - origin + performance.now();
const nanoseconds = (ms) => BigInt(Math.max(0, Math.round(ms * 1000))) * 1000n;
const bytesOf = (object) => new TextEncoder().encode(JSON.stringify(object));

function tell() {
  postMessage({
    kind: "state",
    isConnected: isWelcomed,
    isRecording,
    waiting: next - oldest,
    capacity: CAPACITY,
    dropped,
    refused,
    taken: oldest,
    numbered: next,
    refusal,
    connections,
  });
}

function hello() {
  const json = bytesOf(roster);
  const frame = new Uint8Array(44 + json.length);
  const view = new DataView(frame.buffer);
  const now = nanoseconds(nowMs());
  const first = oldest < next ? nanoseconds(ring[oldest % CAPACITY].arrivalMs) : now;
  view.setUint8(0, HELLO);
  view.setUint8(1, VERSION);
  view.setUint16(2, json.length, true);
  frame.set(stream, 4);
  view.setBigUint64(20, BigInt(oldest), true);
  view.setBigInt64(28, first < now ? first : now, true);
  view.setBigInt64(36, now, true);
  frame.set(json, 44);
  return frame;
}

function pong(view) {
  const frame = new Uint8Array(32);
  const answer = new DataView(frame.buffer);
  const now = nanoseconds(nowMs());
  answer.setUint8(0, PONG);
  answer.setUint32(4, view.getUint32(4, true), true);
  answer.setBigInt64(8, view.getBigInt64(8, true), true);
  answer.setBigInt64(16, now, true);
  answer.setBigInt64(24, now, true);
  return frame;
}

function rosterFrame() {
  const json = bytesOf(roster);
  const frame = new Uint8Array(4 + json.length);
  frame[0] = ROSTER;
  new DataView(frame.buffer).setUint16(2, json.length, true);
  frame.set(json, 4);
  return frame;
}

function statusFrame(sensor, status) {
  const hasBattery = status.batteryPercent != null;
  return Uint8Array.of(STATUS, sensor, (status.isLinked ? 1 : 0) | (hasBattery ? 2 : 0), hasBattery ? status.batteryPercent : 0, 0);
}

function packetsFrame() {
  // What was dropped here is passed over, however much it is, once all before it is acknowledged.
  if (acknowledged >= sent && oldest > sent) {
    sent = oldest;
    limit = Math.max(limit, sent + windowSize);
  }

  const first = Math.max(sent, oldest);
  const end = Math.min(limit, next, first + MOST_PACKETS);
  let length = 12;
  let number = first;
  for (; number < end; number++) {
    const size = 12 + ring[number % CAPACITY].bytes.length;
    if (length + size > LONGEST_FRAME) {
      break;
    }

    length += size;
  }

  if (number <= first) {
    return null;
  }

  const frame = new Uint8Array(length);
  const view = new DataView(frame.buffer);
  view.setUint8(0, PACKETS);
  view.setUint16(2, number - first, true);
  view.setBigUint64(4, BigInt(first), true);
  let at = 12;
  for (let i = first; i < number; i++) {
    const packet = ring[i % CAPACITY];
    view.setUint8(at, packet.sensor);
    view.setUint16(at + 2, packet.bytes.length, true);
    view.setBigInt64(at + 4, nanoseconds(packet.arrivalMs), true);
    frame.set(packet.bytes, at + 12);
    at += 12 + packet.bytes.length;
  }

  sent = number;
  return frame;
}

function flush() {
  gatherTimer = 0;
  if (!isWelcomed || socket.readyState !== WebSocket.OPEN) {
    return;
  }

  for (const [sensor, status] of statuses) {
    socket.send(statusFrame(sensor, status));
  }

  statuses.clear();
  while (socket.bufferedAmount < MOST_WAITING_IN_SOCKET) {
    const frame = packetsFrame();
    if (frame === null) {
      return;
    }

    socket.send(frame);
  }

  gather();
}

function gather() {
  gatherTimer ||= setTimeout(flush, GATHER_MS);
}

function acknowledge(number) {
  while (oldest < Math.min(number, next)) {
    ring[oldest % CAPACITY] = undefined;
    oldest++;
  }
}

function take(data) {
  const view = new DataView(data);
  switch (view.getUint8(0)) {
    case PING:
      socket.send(pong(view));
      return;
    case WELCOME: {
      const wanted = Number(view.getBigUint64(8, true));
      acknowledge(wanted);
      windowSize = view.getUint32(4, true);
      sent = acknowledged = wanted;
      limit = wanted + windowSize;
      isRecording = view.getUint8(2) !== 0;
      isWelcomed = true;
      refusal = null;
      retryMs = FIRST_RETRY_MS;
      connections++;
      flush();
      tell();
      return;
    }
    case ACKNOWLEDGEMENT: {
      const taken = Number(view.getBigUint64(8, true));
      acknowledge(taken);
      acknowledged = Math.max(acknowledged, taken);
      limit = Math.max(limit, taken + windowSize);
      isRecording = view.getUint8(1) !== 0;
      flush();
      return;
    }
    case REFUSAL:
      refusal = { reason: view.getUint8(1), text: new TextDecoder().decode(new Uint8Array(data, 4)) };
      tell();
      return;
  }
}

function connect() {
  clearTimeout(retryTimer);
  retryTimer = 0;
  if (socket !== null || address === "" || roster.sensors.length === 0) {
    return;
  }

  const mine = new WebSocket(address, protocols);
  mine.binaryType = "arraybuffer";
  socket = mine;
  mine.onopen = () => mine.send(hello());
  mine.onmessage = (event) => mine === socket && event.data instanceof ArrayBuffer && event.data.byteLength > 0 && take(event.data);
  mine.onclose = () => {
    if (mine !== socket) {
      return;
    }

    socket = null;
    isWelcomed = false;
    isRecording = false;
    retryTimer = setTimeout(connect, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    tell();
  };
}

function keep(sensor, arrivalMs, bytes) {
  if (sensor < 0 || bytes.length === 0 || bytes.length > LONGEST_PACKET) {
    refused++;
    return;
  }

  if (next - oldest === CAPACITY) {
    oldest++;
    dropped++;
  }

  ring[next % CAPACITY] = { sensor, arrivalMs, bytes };
  next++;
  gather();
}

onmessage = ({ data }) => {
  switch (data.kind) {
    case "start":
      address = data.address;
      protocols = data.protocols;
      origin = data.origin;
      setInterval(tell, 1000);
      break;
    case "token":
      protocols = data.protocols;
      socket?.close();
      retryMs = FIRST_RETRY_MS;
      connect();
      break;
    case "roster":
      roster = data.roster;
      if (socket === null) {
        connect();
      } else if (socket.readyState === WebSocket.OPEN) {
        socket.send(rosterFrame());
      }

      break;
    case "packet":
      keep(data.sensor, data.arrivalMs, new Uint8Array(data.bytes));
      break;
    case "status":
      statuses.set(data.sensor, data);
      gather();
      break;
    case "now":
      // The page is looked at again, or the network is back: no need to wait.
      retryMs = FIRST_RETRY_MS;
      connect();
      break;
    case "cut":
      socket?.close();
      break;
  }
};

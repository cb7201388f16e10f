// Runs the worker of the packet channel against a socket that a test holds in its hands, and prints what it sent.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const sockets = [];
class FakeSocket {
  static OPEN = 1;
  constructor() {
    this.readyState = FakeSocket.OPEN;
    this.bufferedAmount = 0;
    this.sent = [];
    sockets.push(this);
  }
  send(frame) { this.sent.push(new Uint8Array(frame)); }
  close() { this.readyState = 3; this.onclose?.(); }
}

const timers = [];
const worker = {
  crypto, performance, TextEncoder, TextDecoder, Uint8Array, DataView, ArrayBuffer, Map, Math, Number, BigInt, JSON,
  WebSocket: FakeSocket,
  postMessage() {},
  setInterval() {},
  setTimeout: (run) => timers.push(run),
  clearTimeout() {},
};
vm.runInNewContext(readFileSync(process.argv[2], "utf8"), worker);
const say = (data) => worker.onmessage({ data });
const runTimers = () => timers.splice(0).forEach((run) => run());
const hear = (socket, kind, size, write) => {
  const frame = new DataView(new ArrayBuffer(size));
  frame.setUint8(0, kind);
  write(frame);
  socket.onmessage({ data: frame.buffer });
};
const packet = (sensor = 0) => say({ kind: "packet", sensor, arrivalMs: 1, bytes: Uint8Array.of(1).buffer });
const firsts = (socket) => socket.sent.filter((f) => f[0] === 2).map((f) => Number(new DataView(f.buffer).getBigUint64(4, true)));

say({ kind: "start", address: "ws://here", protocols: [], origin: performance.timeOrigin });
say({ kind: "roster", roster: { gateway: "browser", sensors: [{}] } });
packet(-1);
for (let i = 0; i < 10; i++) {
  packet();
}

sockets[0].onopen();
const welcome = (socket, next) => hear(socket, 129, 16, (f) => { f.setUint32(4, 512, true); f.setBigUint64(8, BigInt(next), true); });
const acknowledge = (socket, next) => hear(socket, 131, 16, (f) => f.setBigUint64(8, BigInt(next), true));
welcome(sockets[0], 0);
acknowledge(sockets[0], 10);
const before = firsts(sockets[0]);
sockets[0].close();

// Away for longer than the ring lasts: 20,010 packets, of which the oldest ten are dropped.
for (let i = 0; i < 22_000; i++) {
  packet();
}

runTimers();
sockets[1].onopen();
welcome(sockets[1], 10);
console.log(JSON.stringify({ before, after: firsts(sockets[1]) }));
process.exit(0);

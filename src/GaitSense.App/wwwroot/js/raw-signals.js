// Draws the raw signals of all sensors on one canvas, as fast as the screen shows pictures. The points come thinned from
// the service as server-sent events; the picture runs behind the newest by a moment, so that it glides.
const windowS = 6;
const delayS = 0.2;
const keep = 400;
const dashes = [[], [6, 3], [2, 3]];
const running = new WeakMap();

function track() {
  return { times: [], acceleration: [[], [], []], rate: [[], [], []] };
}

function put(to, frame) {
  frame.times_s.forEach((stamp, i) => {
    // Times rise; only a new session goes back.
    let last = to.times[to.times.length - 1] ?? stamp;
    if (stamp < last - 1) {
      Object.assign(to, track());
      last = stamp;
    }
    to.times.push(Math.max(stamp, last));
    for (let axis = 0; axis < 3; axis += 1) {
      to.acceleration[axis].push(frame.acceleration_mps2[(3 * i) + axis]);
      to.rate[axis].push(frame.angular_rate_deg_per_s[(3 * i) + axis]);
    }
  });
  const over = to.times.length - keep;
  if (over > 0) {
    to.times.splice(0, over);
    [...to.acceleration, ...to.rate].forEach((line) => line.splice(0, over));
  }
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return { lines: [read("--left"), read("--right"), read("--toe")], ink: read("--ink-soft"), grid: read("--line") };
}

function plot(context, box, times, lines, end, smallest, palette) {
  const largest = Math.max(smallest, ...lines.flat().map(Math.abs));
  const x = (time) => box.x + (box.width * (1 - ((end - time) / windowS)));
  const y = (value) => box.y + (box.height * (0.5 - (value / (2 * largest))));
  context.strokeStyle = palette.grid;
  context.setLineDash([]);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(box.x, y(0));
  context.lineTo(box.x + box.width, y(0));
  context.stroke();
  lines.forEach((line, axis) => {
    context.strokeStyle = palette.lines[axis];
    context.lineWidth = 1.5;
    context.setLineDash(dashes[axis]);
    context.beginPath();
    let pen = false;
    times.forEach((time, i) => {
      if (time > end || time < end - windowS) {
        return;
      }
      const gap = i > 0 && time - times[i - 1] > 0.3;
      if (pen && !gap) {
        context.lineTo(x(time), y(line[i]));
      } else {
        context.moveTo(x(time), y(line[i]));
      }
      pen = true;
    });
    context.stroke();
  });
  context.setLineDash([]);
  context.fillStyle = palette.ink;
  context.textAlign = "right";
  context.fillText(`±${largest.toFixed(0)}`, box.x + box.width, box.y + 12);
  context.textAlign = "left";
}

function paint(state) {
  const { canvas, options, tracks } = state;
  const context = canvas.getContext("2d");
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const newest = Math.max(0, ...tracks.map((t) => t.times[t.times.length - 1] ?? 0));
  if (newest !== state.newest) {
    state.newest = newest;
    state.at = performance.now();
  }
  const since = Math.min((performance.now() - state.at) / 1000, delayS);
  const end = Math.max(state.end ?? 0, newest - delayS + since);
  state.end = newest < (state.end ?? 0) - windowS ? newest : end;
  const row = height / tracks.length;
  const half = (width - 16) / 2;
  tracks.forEach((t, i) => {
    const top = (i * row) + 18;
    context.fillStyle = state.palette.ink;
    context.fillText(options.sites[i], 0, (i * row) + 12);
    const box = { y: top, width: half, height: row - 26 };
    plot(context, { ...box, x: 0 }, t.times, t.acceleration, state.end, 15, state.palette);
    plot(context, { ...box, x: half + 16 }, t.times, t.rate, state.end, 100, state.palette);
  });
}

function loop(state, now) {
  if (!state.canvas.isConnected) {
    stop(state.canvas);
    return;
  }
  // Where motion is to be reduced the picture stands and is renewed twice a second.
  if (!state.calm || now - state.painted > 500) {
    paint(state);
    state.painted = now;
    state.pictures += 1;
  }
  if (now - state.counted >= 1000) {
    state.canvas.dataset.fps = (state.pictures * 1000 / (now - state.counted)).toFixed(0);
    state.canvas.dataset.newest = state.newest.toFixed(2);
    state.pictures = 0;
    state.counted = now;
  }
  state.frame = requestAnimationFrame((next) => loop(state, next));
}

export function start(canvas, options) {
  stop(canvas);
  const state = {
    canvas,
    options,
    tracks: options.sites.map(track),
    palette: colours(),
    newest: 0,
    at: 0,
    pictures: 0,
    painted: 0,
    counted: performance.now(),
    calm: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
  state.repaint = () => { state.palette = colours(); };
  document.addEventListener("gaitsense-theme", state.repaint);
  state.source = new EventSource("/api/v1/practice/signals");
  state.source.onmessage = (event) => {
    const frame = JSON.parse(event.data);
    if (state.tracks[frame.sensor]) {
      put(state.tracks[frame.sensor], frame);
    }
  };
  running.set(canvas, state);
  state.frame = requestAnimationFrame((now) => loop(state, now));
}

export function stop(canvas) {
  const state = running.get(canvas);
  if (state) {
    cancelAnimationFrame(state.frame);
    document.removeEventListener("gaitsense-theme", state.repaint);
    state.source.close();
    running.delete(canvas);
  }
}

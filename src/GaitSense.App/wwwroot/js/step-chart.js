// Draws one measure of every step over time. ECharts ships inside a package of the service; nothing comes from elsewhere.
const source = "/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js";
const drawn = new WeakMap();
let loading;

function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => resolve(window.echarts);
    script.onerror = () => reject(new Error(`${source} could not be loaded`));
    document.head.append(script);
  });
  return loading;
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return {
    ink: read("--ink"),
    soft: read("--ink-soft"),
    line: read("--line"),
    surface: read("--surface"),
    left: read("--left"),
    right: read("--right"),
    band: read("--band"),
    edge: read("--band-edge"),
  };
}

function series(name, marks, symbol, colour, picture, band) {
  return {
    name,
    type: "scatter",
    symbol,
    symbolSize: 11,
    data: marks.map((mark) => ({
      value: [mark.time, mark.value],
      itemStyle: mark.valid
        ? { color: colour }
        : { color: "transparent", borderColor: colour, borderWidth: 1.5, opacity: 0.7 },
    })),
    itemStyle: { color: colour },
    markArea: band,
  };
}

// Round bounds around values and target, so that the axis shows round numbers only.
function bounds(values, picture) {
  const low = Math.min(values.min, picture.low ?? values.min);
  const high = Math.max(values.max, picture.high ?? values.max);
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((m) => m * power >= rough);
  const tidy = (v) => Number(v.toPrecision(10));
  return [tidy(Math.floor(low / step) * step), tidy(Math.ceil(high / step) * step)];
}

function option(picture) {
  const c = colours();
  const number = (value, digits) => value.toLocaleString(picture.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const unit = picture.unit === "°" ? "°" : ` ${picture.unit}`;
  const text = { color: c.soft, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
  const band = picture.low === null && picture.high === null ? undefined : {
    silent: true,
    itemStyle: { color: c.band, borderColor: c.edge, borderWidth: 1, borderType: "dashed" },
    data: [[{ yAxis: picture.low ?? "min" }, { yAxis: picture.high ?? "max" }]],
  };
  return {
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    textStyle: text,
    grid: { left: 8, right: 30, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, right: 0, textStyle: text, itemWidth: 12, itemHeight: 12 },
    tooltip: {
      trigger: "item",
      backgroundColor: c.surface,
      borderColor: c.line,
      textStyle: { ...text, color: c.ink },
      formatter: (p) => `${p.seriesName}, ${number(p.value[0], 1)} s: ${number(p.value[1], picture.digits)}${unit}`,
    },
    xAxis: {
      type: "value",
      name: "s",
      nameLocation: "end",
      min: 0,
      axisLabel: { ...text, formatter: (v) => `${Math.round(v)}` },
      nameTextStyle: text,
      axisLine: { lineStyle: { color: c.line } },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      name: picture.unit,
      scale: true,
      axisLabel: { ...text, formatter: (v) => v.toLocaleString(picture.language) },
      nameTextStyle: { ...text, align: "right" },
      splitLine: { lineStyle: { color: c.line } },
      min: (v) => bounds(v, picture)[0],
      max: (v) => bounds(v, picture)[1],
    },
    series: [
      series(picture.leftName, picture.left, "circle", c.left, picture, band),
      series(picture.rightName, picture.right, "triangle", c.right, picture),
    ],
  };
}

export async function draw(element, picture) {
  const echarts = await library();
  if (!element?.isConnected) {
    return;
  }
  let chart = drawn.get(element);
  if (!chart) {
    const instance = echarts.init(element, null, { renderer: "svg" });
    const resize = new ResizeObserver(() => instance.resize());
    resize.observe(element);
    const repaint = () => instance.setOption(option(drawn.get(element).picture), true);
    document.addEventListener("gaitsense-theme", repaint);
    chart = { instance, resize, repaint };
    drawn.set(element, chart);
  }
  chart.picture = picture;
  chart.instance.setOption(option(picture), true);
  element.dataset.drawn = picture.label;
}

export function remove(element) {
  const chart = drawn.get(element);
  if (chart) {
    document.removeEventListener("gaitsense-theme", chart.repaint);
    chart.resize.disconnect();
    chart.instance.dispose();
    drawn.delete(element);
  }
}

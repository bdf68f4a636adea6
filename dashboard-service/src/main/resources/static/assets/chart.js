// Draws curves with Chart.js: mean as a line, smallest to largest as a band, gaps as gaps, an axis
// for each unit.

import {MINUTES, number} from "./format.js";
import {say} from "./say.js";

const Library = globalThis.Chart;
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]];

export const palette = {
  read() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    this.curves = [1, 2, 3, 4].map((i) => colour(`curve-${i}`));
    Object.assign(this, {
      text: colour("text"), muted: colour("muted"), line: colour("line"),
      surface: colour("surface"), size: parseFloat(style.fontSize) * 0.8,
    });
  },
};

export class Chart {
  canvas;
  #chart = null;
  #range = {from: 0, to: 1};

  constructor(canvas) {
    this.canvas = canvas;
    palette.read();
    Library.defaults.animation = false;
    Library.defaults.font.family = getComputedStyle(document.body).fontFamily;
    this.#chart = new Library(canvas, {
      type: "line",
      data: {datasets: []},
      options: {
        maintainAspectRatio: false,
        parsing: false,
        normalized: true,
        interaction: {mode: "nearest", axis: "x", intersect: false},
        plugins: {legend: {display: false}, tooltip: this.#tooltip()},
        scales: {},
      },
    });
  }

  /** Where the curves are drawn, within the canvas. */
  plot() {
    return this.#chart.chartArea;
  }

  draw(curves, range) {
    this.#range = range;
    Library.defaults.font.size = palette.size;
    this.#chart.options.scales = this.#scales(curves, range);
    this.#chart.data.datasets = curves.flatMap((curve) => datasets(curve));
    this.#chart.update("none");
  }

  #scales(curves, {from, to}) {
    const scales = {
      x: {
        type: "linear", min: from, max: to,
        grid: {color: palette.line}, border: {color: palette.line},
        ticks: {color: palette.muted, maxRotation: 0, autoSkip: false,
          callback: (value) => tickText(value, to - from)},
        afterBuildTicks: (axis) => { axis.ticks = timeTicks(from, to, axis.width || 600); },
      },
    };
    const units = [...new Set(curves.map((curve) => axisOf(curve)))];
    units.forEach((unit, i) => {
      const only = curves.filter((curve) => axisOf(curve) === unit);
      scales[unit] = {
        type: "linear", position: i % 2 ? "right" : "left",
        grid: {color: palette.line, drawOnChartArea: i === 0},
        border: {color: palette.line},
        grace: "8%",
        ...(only.every((curve) => curve.isFlag) ? {min: 0, max: 1} : {}),
        title: {display: units.length > 1 || only[0].unit !== "", text: only[0].unit || only[0].name,
          color: only.length === 1 ? palette.curves[only[0].curve - 1] : palette.muted},
        ticks: {color: palette.muted, maxTicksLimit: 6,
          callback: (value) => only[0].isFlag
              ? (value === 0 || value === 1 ? say(value ? "value.yes" : "value.no") : "")
              : number(value)},
        afterFit: (axis) => { axis.width = Math.max(axis.width, palette.size * 4.2); },
      };
    });
    return scales;
  }

  #tooltip() {
    const full = new Intl.DateTimeFormat(navigator.language,
        {dateStyle: "medium", timeStyle: "medium"});
    return {
      filter: (item) => item.dataset.curve !== undefined,
      displayColors: false,
      callbacks: {
        title: (items) => items.length ? full.format(items[0].raw.t ?? items[0].raw.x) : "",
        label: ({dataset, raw}) => {
          const {name, unit, isFlag} = dataset.curve;
          const suffix = unit ? ` ${unit}` : "";
          return isFlag
              ? `${name}: ${number(raw.y * 100)} % ${say("value.yes")}`
              : `${name}: ${number(raw.y)}${suffix} (${number(raw.min)} … ${number(raw.max)}, ${
                  say("history.readings", raw.count)})`;
        },
      },
    };
  }
}

function axisOf(curve) {
  return curve.isFlag ? "flag" : `unit ${curve.unit}`;
}

function datasets(curve) {
  const colour = palette.curves[curve.curve - 1];
  const points = withGaps(curve.points, curve.step);
  const at = (key) => points.map((p) => ({x: p.t, y: p[key] ?? NaN}));
  const common = {yAxisID: axisOf(curve), pointRadius: 0, pointHoverRadius: 0, spanGaps: false,
    stepped: curve.isFlag ? "middle" : false};
  const lone = (i) => Number.isFinite(points[i]?.mean)
      && !Number.isFinite(points[i - 1]?.mean) && !Number.isFinite(points[i + 1]?.mean);
  return [
    {...common, data: points.map((p) => ({x: p.t, y: p.mean ?? NaN, ...p})), curve,
      borderColor: colour, borderWidth: 2, borderDash: DASHES[curve.curve - 1],
      backgroundColor: colour, pointHoverRadius: 4,
      pointRadius: (context) => lone(context.dataIndex) ? 2 : 0},
    {...common, data: at("min"), borderWidth: 0, fill: false},
    {...common, data: at("max"), borderWidth: 0, fill: "-1", backgroundColor: colour + "38"},
  ];
}

// Where nothing was measured the line is broken. Devices slower than a point for each step still
// get a line: what counts as a gap is taken from their own pace.
function withGaps(points, step) {
  const paces = points.slice(1).map((p, i) => p.t - points[i].t).sort((a, b) => a - b);
  const usual = paces[Math.floor(paces.length / 2)] ?? step;
  const gap = Math.max(step, usual) * 2.5;
  return points.flatMap((p, i) =>
    i > 0 && p.t - points[i - 1].t > gap ? [{t: (p.t + points[i - 1].t) / 2}, p] : [p]);
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200,
  86400, 172800, 604800, 1209600, 2592000, 7776000, 15552000, 31536000];

// Round times of the reader's zone, as many as have room.
function timeTicks(from, to, width) {
  const most = Math.max(2, Math.floor(width / (palette.size * 7)));
  const step = 1000 * (STEPS.find((each) => (to - from) / 1000 / each <= most) ?? STEPS.at(-1));
  const ticks = [];
  if (step >= 2_592_000_000) {
    const months = Math.round(step / 2_592_000_000);
    const day = new Date(from);
    for (let at = new Date(day.getFullYear(), 0, 1); at < to;
      at = new Date(at.getFullYear(), at.getMonth() + months, 1)) {
      if (at >= from) ticks.push({value: at.getTime()});
    }
    return ticks;
  }
  // The zone may change within the range, by daylight saving.
  const zone = (t) => new Date(t).getTimezoneOffset() * 60_000;
  for (let t = Math.ceil((from - zone(from)) / step) * step + zone(from); t <= to; t += step) {
    const value = step >= 3_600_000 ? t + zone(t) - zone(from) : t;
    if (value >= from && value <= to) ticks.push({value});
  }
  return ticks;
}

function tickText(value, span) {
  const day = 86_400_000;
  const options = span > 200 * day ? {month: "short", year: "numeric"}
      : span > 5 * day ? {day: "numeric", month: "short"}
        : span > day ? {weekday: "short", ...MINUTES}
          : span > 600_000 ? MINUTES : {...MINUTES, second: "2-digit"};
  return new Intl.DateTimeFormat(navigator.language, options).format(value);
}

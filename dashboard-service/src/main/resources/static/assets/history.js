// The history chart of a location page: mean as a line, smallest to largest as a band.

import {label, number, unit} from "./format.js";

const SVG = "http://www.w3.org/2000/svg";
const page = document.body.dataset;
const section = document.querySelector("[data-history]");
const choice = section.querySelector("[data-history-element]");
const chart = section.querySelector("[data-chart]");
const note = section.querySelector("[data-chart-note]");
const SPANS = {PT15M: 900, PT1H: 3600, PT6H: 21600, P1D: 86400, P7D: 604800, P30D: 2592000};
// Seconds per point: a few hundred points, whatever the range.
const STEPS = {PT15M: "PT2S", PT1H: "PT10S", PT6H: "PT1M", P1D: "PT5M", P7D: "PT30M", P30D: "PT2H"};

let range = "PT1H";
let asked = 0;
let shown = null;

function offerElements() {
  const before = choice.value;
  const tiles = [...document.querySelectorAll("#live [data-reading]")];
  const devices = new Set(tiles.map((tile) => tile.dataset.reading.split("/")[1]));
  choice.replaceChildren(...tiles.map((tile) => {
    const [, device, element] = tile.dataset.reading.split("/");
    const option = document.createElement("option");
    option.value = tile.dataset.reading;
    option.textContent = devices.size > 1 ? `${label(element)} (${device})` : label(element);
    return option;
  }));
  if (tiles.some((tile) => tile.dataset.reading === before)) choice.value = before;
  section.hidden = tiles.length === 0;
}

async function draw() {
  if (!choice.value || document.visibilityState !== "visible") return;
  const [place, device, element] = choice.value.split("/");
  const to = new Date();
  const from = new Date(to.getTime() - SPANS[range] * 1000);
  const query = new URLSearchParams({
    location: place, device, element, from: from.toISOString(), to: to.toISOString(),
    interval: STEPS[range],
  });
  const turn = ++asked;
  try {
    const answer = await fetch(`/api/v1/sites/${page.site}/readings/history?${query}`,
        {headers: {"X-Requested-With": "page"}});
    const body = await answer.json();
    if (turn !== asked) return;
    if (!answer.ok) return say(body.detail ?? body.title);
    const series = body.series.find((each) => each.type !== "text");
    if (body.series.length && !series) return say("Text has no curve.");
    if (!series) return say("Nothing was measured in this range.");
    shown = [series, from.getTime(), to.getTime(), seconds(body.interval) * 1000];
    plot(...shown);
  } catch {
    if (turn === asked) say("The dashboard cannot be reached.");
  }
}

function say(what) {
  shown = null;
  const words = document.createElement("p");
  words.textContent = what;
  chart.replaceChildren(words);
  note.textContent = "";
}

function seconds(duration) {
  const [, days, hours, minutes, secs] =
      duration.match(/^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/);
  return (days ?? 0) * 86400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + Number(secs ?? 0);
}

function node(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function plot(series, from, to, step) {
  const width = Math.max(280, chart.clientWidth);
  const height = width < 500 ? 200 : 260;
  const box = {left: 48, right: width - 10, top: 10, bottom: height - 24};
  const points = series.points.map((p) => ({...p, t: Date.parse(p.at) + step / 2}));
  const [low, high, ticks] = scale(
      Math.min(...points.map((p) => p.min)), Math.max(...points.map((p) => p.max)));
  const x = (t) => box.left + (box.right - box.left) * (t - from) / (to - from);
  const y = (v) => box.bottom - (box.bottom - box.top) * (v - low) / (high - low);
  const svg = node("svg", {
    viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": `${label(series.element)}, ${points.length} points, from ${number(Math.min(...points.map((p) => p.min)))} to ${number(Math.max(...points.map((p) => p.max)))} ${unit(series.unit)}`,
  });
  for (const tick of ticks) {
    svg.append(node("line", {class: "grid", x1: box.left, x2: box.right, y1: y(tick), y2: y(tick)}),
        node("text", {class: "axis", x: box.left - 6, y: y(tick) + 4, "text-anchor": "end"}, number(tick)));
  }
  for (const at of timeTicks(from, to, width)) {
    svg.append(node("text", {class: "axis", x: x(at.t), y: height - 6, "text-anchor": "middle"}, at.text));
  }
  for (const run of runs(points, step)) {
    const upper = run.map((p) => `${x(p.t).toFixed(1)},${y(p.max).toFixed(1)}`);
    const lower = run.map((p) => `${x(p.t).toFixed(1)},${y(p.min).toFixed(1)}`).reverse();
    const middle = run.map((p) => `${x(p.t).toFixed(1)},${y(p.mean).toFixed(1)}`);
    if (run.length === 1) {
      svg.append(node("circle", {class: "dot", cx: x(run[0].t), cy: y(run[0].mean), r: 2}));
    } else {
      svg.append(node("polygon", {class: "band", points: [...upper, ...lower].join(" ")}),
          node("polyline", {class: "mean", points: middle.join(" ")}));
    }
  }
  const cursor = node("g", {class: "cursor", visibility: "hidden"},
      node("line", {y1: box.top, y2: box.bottom}), node("circle", {r: 3.5}));
  svg.append(cursor);
  const still = `${series.unit ? unit(series.unit) + " · " : ""}line: mean, band: smallest to largest, one point per ${words(step / 1000)}`;
  note.textContent = still;
  svg.addEventListener("pointermove", (event) => {
    const t = from + (to - from) * (event.offsetX * width / svg.clientWidth - box.left) / (box.right - box.left);
    const near = points.reduce((a, b) => Math.abs(b.t - t) < Math.abs(a.t - t) ? b : a);
    const [line, dot] = cursor.children;
    for (const key of ["x1", "x2"]) line.setAttribute(key, x(near.t));
    dot.setAttribute("cx", x(near.t));
    dot.setAttribute("cy", y(near.mean));
    cursor.setAttribute("visibility", "visible");
    note.textContent = `${new Date(near.at).toLocaleString()}: ${number(near.mean)} ${unit(series.unit)}`
        + ` (${number(near.min)} to ${number(near.max)}, ${near.count} ${near.count === 1 ? "reading" : "readings"})`;
  });
  svg.addEventListener("pointerleave", () => {
    cursor.setAttribute("visibility", "hidden");
    note.textContent = still;
  });
  chart.replaceChildren(svg);
}

// Where nothing was measured the line is broken. Devices slower than a point per step still get a
// line: what counts as a gap is taken from their own pace.
function runs(points, step) {
  const paces = points.slice(1).map((p, i) => p.t - points[i].t).sort((a, b) => a - b);
  const usual = paces[Math.floor(paces.length / 2)] ?? step;
  const gap = Math.max(step, usual) * 2.5;
  const all = [];
  for (const point of points) {
    const run = all.at(-1);
    if (run && point.t - run.at(-1).t <= gap) run.push(point);
    else all.push([point]);
  }
  return all;
}

function scale(min, max) {
  const span = max - min || Math.abs(max) * 0.1 || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
  const low = Math.floor((max === min ? min - span / 2 : min) / step) * step;
  const high = Math.ceil((max === min ? max + span / 2 : max) / step) * step;
  const ticks = [];
  for (let i = 0; low + i * step <= high + step / 1e6; i++) ticks.push(Number((low + i * step).toPrecision(12)));
  return [low, high, ticks];
}

function timeTicks(from, to, width) {
  const count = Math.max(2, Math.floor(width / 130));
  const steps = [60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800];
  const step = 1000 * (steps.find((each) => (to - from) / 1000 / each <= count) ?? 604800);
  const zone = new Date(from).getTimezoneOffset() * 60_000;
  const format = new Intl.DateTimeFormat(undefined, step >= 86_400_000
      ? {day: "numeric", month: "short"}
      : to - from > 86_400_000
        ? {weekday: "short", hour: "2-digit", minute: "2-digit"} : {hour: "2-digit", minute: "2-digit"});
  const ticks = [];
  const margin = (to - from) * 0.03;
  for (let t = Math.ceil((from - zone) / step) * step + zone; t < to - margin; t += step) {
    if (t > from + margin) ticks.push({t, text: format.format(t)});
  }
  return ticks;
}

function words(secs) {
  if (secs < 60) return `${secs} s`;
  return secs < 3600 ? `${secs / 60} min` : `${secs / 3600} h`;
}

section.addEventListener("click", (event) => {
  const button = event.target.closest("[data-range]");
  if (!button) return;
  range = button.dataset.range;
  for (const each of section.querySelectorAll("[data-range]")) {
    each.setAttribute("aria-pressed", String(each === button));
  }
  draw();
});
choice.addEventListener("change", draw);
document.addEventListener("layout", offerElements);
document.addEventListener("visibilitychange", draw);
let width = 0;
new ResizeObserver(([entry]) => {
  if (entry.contentRect.width !== width) {
    width = entry.contentRect.width;
    if (shown) plot(...shown);
  }
}).observe(section);
setInterval(draw, 10_000);
offerElements();
draw();

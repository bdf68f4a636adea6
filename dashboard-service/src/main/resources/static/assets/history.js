// The history of a location or device: which curves, which range, and what of it is shown.

import {ask, problem} from "./ask.js";
import {Chart, palette} from "./chart.js";
import {say} from "./say.js";
import {number, serverNow, setText, time, unit as unitName} from "./format.js";
import {followGestures} from "./gestures.js";

const DAY = 86_400_000;
const RANGES = {
  PT15M: DAY / 96, PT1H: DAY / 24, PT6H: DAY / 4, P1D: DAY, P7D: 7 * DAY, P30D: 30 * DAY,
  P365D: 365 * DAY,
};
const SHORTEST = 60_000;
const LONGEST = 3 * 365 * DAY;
const MOST_CURVES = 4;
const EVERY_MS = 5_000;
const AFTER_MOVING_MS = 250;

const section = document.querySelector("[data-history]");
const {site} = document.body.dataset;
const note = section.querySelector("[data-chart-note]");
const view = {length: RANGES.PT1H, to: null}; // to: null follows the present
let turn = 0;
let due = null;
let drawnAt = 0;
let shown = [];
let isLoading = false;
let isMissing = false; // the last answer did not come: again

const chart = new Chart(section.querySelector("[data-canvas]"));

function range() {
  const to = view.to ?? serverNow();
  return {from: to - view.length, to};
}

function chosen() {
  return [...section.querySelectorAll("[data-series]:checked")].map((box) => {
    const chip = box.closest(".chip");
    return {
      key: box.dataset.series,
      curve: Number(chip.dataset.curve),
      isFlag: box.dataset.type === "BOOLEAN",
      name: chip.querySelector("[data-series-name]").textContent,
      unit: chip.querySelector("[data-series-unit]").textContent,
    };
  });
}

// Each curve keeps its colour while it is shown.
function colour() {
  const boxes = [...section.querySelectorAll("[data-series]")];
  const on = boxes.filter((box) => box.checked);
  on.slice(0, -MOST_CURVES).forEach((box) => { box.checked = false; });
  const taken = new Set();
  for (const box of boxes) {
    const chip = box.closest(".chip");
    if (box.checked && chip.dataset.curve) taken.add(chip.dataset.curve);
    if (!box.checked) delete chip.dataset.curve;
  }
  for (const box of boxes) {
    const chip = box.closest(".chip");
    if (!box.checked || chip.dataset.curve) continue;
    chip.dataset.curve = ["1", "2", "3", "4"].find((each) => !taken.has(each));
    taken.add(chip.dataset.curve);
  }
}

async function load() {
  const curves = chosen();
  if (!curves.length) return tell(say("history.none-chosen"));
  const {from, to} = range();
  const mine = ++turn;
  isLoading = true;
  try {
    const answers = (await Promise.all(curves.map((curve) => loadOne(curve, from, to)))).flat();
    if (mine !== turn) return;
    shown = answers;
    isMissing = false;
    setText(note, visible().some((each) => each.points.length) ? "" : say("history.nothing"));
    draw();
    describe(answers);
    fillTable();
  } catch (failure) {
    if (mine !== turn) return;
    isMissing = true;
    // What is drawn stays, with a word on why it does not go on.
    if (visible().some((each) => each.points.length)) setText(note, failure.told ?? say("history.away"));
    else tell(failure.told ?? say("history.away"));
  } finally {
    if (mine === turn) {
      isLoading = false;
      drawnAt = Date.now();
    }
  }
}

async function loadOne(curve, from, to) {
  const [location, device, element] = curve.key.split("/");
  const now = serverNow();
  // A little more on both sides, so that moving shows something at once.
  const query = new URLSearchParams({
    location, device, element,
    from: new Date(from - (to - from) / 4).toISOString(),
    to: new Date(Math.min(to + (to - from) / 4, Math.max(to, now))).toISOString(),
  });
  const answer = await ask(`/api/v1/sites/${site}/readings/history?${query}`);
  const body = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(), {told: problem(body)});
  const step = seconds(body.interval) * 1000;
  const series = body.series.filter((each) => each.type !== "text");
  // Measured in another unit, or as another type, it is a curve of its own.
  return (series.length ? series : [{points: []}]).map((each) => ({
    ...curve, step, isFlag: each.type ? each.type === "boolean" : curve.isFlag,
    unit: series.length > 1 ? unitName(each.unit) : curve.unit,
    points: each.points
        // In the middle of what it covers, of which the last one lies partly ahead.
        .map((p) => ({...p, t: Math.min(Date.parse(p.at) + step / 2, Math.max(Date.parse(p.at), now))}))
        .sort((a, b) => a.t - b.t),
  }));
}

function seconds(duration) {
  const [, days, hours, minutes, secs] =
      duration.match(/^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/);
  return (days ?? 0) * 86400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + Number(secs ?? 0);
}

// A curve without a point would still have its axis.
function draw() {
  chart.draw(shown.filter((each) => each.points.length), range());
}

function tell(what) {
  shown = [];
  draw();
  setText(note, what);
  setText(section.querySelector("[data-chart-text]"), "");
}

function describe(answers) {
  const step = answers[0].step / 1000;
  const each = step < 60 ? `${step} s` : step < 3600 ? `${step / 60} min`
      : step < 86_400 ? `${step / 3600} h` : `${step / 86_400} d`;
  setText(section.querySelector("[data-chart-text]"), say("history.about", each));
  chart.canvas.setAttribute("aria-label", visible().map(summary).join(" "));
  const {from, to} = range();
  const link = section.querySelector("[data-csv]");
  const names = answers.map((answer) => answer.key.split("/"));
  // Every element chosen of every device chosen, which may be a few more than are drawn.
  const [location, device, element] = [0, 1, 2].map((i) => [...new Set(names.map((n) => n[i]))].join());
  const query = new URLSearchParams({
    format: "csv", from: new Date(from).toISOString(), to: new Date(to).toISOString(),
    location, device, element,
  });
  link.href = `/api/v1/sites/${site}/readings/history?${query}`;
}

/** The curves with the points in sight alone. */
function visible() {
  const {from, to} = range();
  return shown.map((each) => ({
    ...each, points: each.points.filter((p) => p.t >= from && p.t <= to),
  }));
}

function summary(each) {
  if (!each.points.length) return `${each.name}: ${say("history.nothing")}`;
  const values = each.points.flatMap((p) => [p.min, p.max]);
  return say("history.summary", each.name, each.points.length, time(each.points[0].at),
      time(each.points.at(-1).at), `${number(Math.min(...values))} ${each.unit}`,
      `${number(Math.max(...values))} ${each.unit}`);
}

// The same in figures, newest first; as many rows as one can read.
function fillTable() {
  const holder = section.querySelector("[data-as-table]");
  if (!holder.open) return;
  const rows = visible().flatMap((each) => each.points.map((p) => [p.t, [
    time(p.at), each.name, `${number(p.mean)} ${each.unit}`, number(p.min), number(p.max), p.count,
  ]])).sort((a, b) => b[0] - a[0]).slice(0, 500).map(([, row]) => row);
  const heads = ["time", "value", "mean", "min", "max", "count"]
      .map((key) => say(`history.${key}`));
  const table = section.querySelector("[data-table]");
  const head = table.createTHead();
  head.replaceChildren(rowOf(heads, "th"));
  if (!table.tBodies[0]) table.createTBody();
  table.tBodies[0].replaceChildren(...rows.map((row) => rowOf(row, "td")));
}

function rowOf(cells, name) {
  const row = document.createElement("tr");
  row.append(...cells.map((text) => {
    const cell = document.createElement(name);
    cell.textContent = text;
    return cell;
  }));
  return row;
}

// ---- moving ------------------------------------------------------------------------------------

/** Shows another range: at once what is there, and soon what is not. */
function show(from, to) {
  const length = Math.min(LONGEST, Math.max(SHORTEST, to - from));
  const now = serverNow();
  view.length = length;
  view.to = to >= now ? null : to;
  markRange();
  draw();
  clearTimeout(due);
  due = setTimeout(load, AFTER_MOVING_MS);
}

function markRange() {
  for (const each of section.querySelectorAll("[data-range]")) {
    each.setAttribute("aria-pressed",
        String(view.to === null && RANGES[each.dataset.range] === view.length));
  }
  section.querySelector("[data-move=live]").setAttribute("aria-pressed", String(view.to === null));
}

const moves = {
  back: ({from, to}) => show(from - (to - from) / 2, to - (to - from) / 2),
  on: ({from, to}) => show(from + (to - from) / 2, to + (to - from) / 2),
  in: ({from, to}) => show(view.to === null ? to - (to - from) / 2 : from + (to - from) / 4,
      view.to === null ? to : to - (to - from) / 4),
  out: ({from, to}) => show(from - (to - from) / 2, to + (to - from) / 2),
  live: ({from, to}) => show(serverNow() - (to - from), serverNow()),
};

section.addEventListener("click", (event) => {
  const {range: length, move} = event.target.closest("button")?.dataset ?? {};
  if (length) show(serverNow() - RANGES[length], serverNow());
  if (move) moves[move](range());
});

section.addEventListener("change", (event) => {
  if (!event.target.matches("[data-series]")) return;
  colour();
  load();
});

section.querySelector("[data-as-table]").addEventListener("toggle", fillTable);

followGestures(section.querySelector("[data-chart]"), {
  range, show, moves,
  plot: () => chart.plot(),
  select: section.querySelector("[data-select]"),
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  palette.read();
  draw();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && view.to === null) load();
});
setInterval(() => {
  // Of a year there is nothing new every five seconds.
  const patience = Math.max(EVERY_MS, Math.min(60_000, view.length / 300));
  if ((view.to === null || isMissing) && !isLoading && document.visibilityState === "visible"
      && Date.now() - drawnAt >= patience) load();
}, 1_000);

section.hidden = false;
colour();
load();

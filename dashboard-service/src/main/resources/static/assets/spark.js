// The small curves: a number's last quarter of an hour, in as many steps as the server keeps.

const HEIGHT = 28;
const PAD = 3;
const curves = new Map(); // by tile, as many as the page has
const changed = new Set();

/** Reads the curves that the server sent with the tiles, and forgets all others. */
export function readCurves(root) {
  curves.clear();
  changed.clear();
  for (const tile of root.querySelectorAll("[data-trend]")) {
    const [step, first, values] = tile.dataset.trend.split(";");
    curves.set(tile.dataset.reading, {
      step: Number(step) * 1000,
      first: Number(first) * 1000,
      values: values.split(",").map((text) => text === "" ? null : Number(text)),
    });
    changed.add(tile.dataset.reading);
  }
  drawCurves();
}

/** A newer value of the tile. */
export function addToCurve(key, iso, value) {
  if (typeof value !== "number") return;
  const at = Date.parse(iso);
  let curve = curves.get(key);
  if (!curve) {
    const step = 15_000;
    curve = {step, first: (Math.floor(at / step) - 59) * step, values: Array(60).fill(null)};
    curves.set(key, curve);
  }
  const index = Math.floor((at - curve.first) / curve.step);
  const length = curve.values.length;
  if (index < 0) return;
  const beyond = Math.min(index - length + 1, length);
  if (beyond > 0) {
    curve.values = [...curve.values.slice(beyond), ...Array(beyond).fill(null)];
    curve.first += (index - length + 1) * curve.step;
  }
  curve.values[Math.min(index, length - 1)] = value;
  changed.add(key);
}

/** Draws those that changed. */
export function drawCurves() {
  for (const key of changed) {
    const svg = document.querySelector(`[data-reading="${CSS.escape(key)}"] [data-spark]`);
    if (svg) draw(svg, curves.get(key).values);
  }
  changed.clear();
}

function draw(svg, values) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return;
  const low = Math.min(...known);
  const high = Math.max(...known);
  const middle = (low + high) / 2;
  // What hardly moves looks it.
  const span = Math.max(high - low, Math.abs(middle) * 0.01, 1e-9);
  const x = (i) => (100 * i / (values.length - 1)).toFixed(1);
  const y = (v) => (HEIGHT / 2 - (HEIGHT - 2 * PAD) * (v - middle) / span).toFixed(1);
  let line = "";
  let under = "";
  let start = null;
  let last = null;
  values.forEach((value, i) => {
    if (value === null) return;
    // A missing step or two is a slow device, more is a gap.
    const goes = last !== null && i - last <= 3;
    if (!goes && last !== null) under += close(x(start), x(last));
    if (!goes) start = i;
    line += `${goes ? "L" : "M"}${x(i)} ${y(value)}`;
    under += `${goes ? "L" : "M"}${x(i)} ${y(value)}`;
    last = i;
  });
  under += close(x(start), x(last));
  paths(svg, under, line + "h.01");
}

function close(from, to) {
  return `L${to} ${HEIGHT}L${from} ${HEIGHT}Z`;
}

function paths(svg, under, line) {
  if (!svg.firstChild) {
    for (const name of ["under", "over"]) {
      const path = document.createElementNS(svg.namespaceURI, "path");
      path.setAttribute("class", name);
      svg.append(path);
    }
  }
  svg.firstChild.setAttribute("d", under);
  svg.lastChild.setAttribute("d", line);
}

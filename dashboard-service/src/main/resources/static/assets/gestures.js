// Zooming and moving a chart. Mouse: drag to zoom into what is marked, with shift to move, wheel
// with control to zoom. Touch: one finger moves, two zoom. Keyboard: arrows, plus, minus, zero.

const LEAST_PX = 6;

/**
 * @param range gives the range that is shown
 * @param show shows another
 * @param moves the moves that buttons make, too
 * @param plot gives the area of the curves
 * @param select marks what a drag encloses
 */
export function followGestures(chart, {range, show, moves, plot, select}) {
  const fingers = new Map();
  let drag = null;
  let pinch = null;

  const timeAt = (x, {from, to} = range()) => {
    const {left, right} = plot();
    return from + (to - from) * (x - left) / (right - left);
  };
  const xOf = (event) => event.clientX - chart.getBoundingClientRect().left;

  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, xOf(event));
    chart.setPointerCapture(event.pointerId);
    if (fingers.size === 2) {
      drag = null;
      const [a, b] = fingers.values();
      pinch = {range: range(), times: [timeAt(a), timeAt(b)]};
    } else {
      drag = {x: xOf(event), range: range(), moves: event.pointerType !== "mouse" || event.shiftKey};
    }
  });

  chart.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, xOf(event));
    if (pinch && fingers.size === 2) return zoomByPinch();
    if (!drag) return;
    const by = xOf(event) - drag.x;
    if (drag.moves) {
      const {from, to} = drag.range;
      const {left, right} = plot();
      const time = by * (to - from) / (right - left);
      if (Math.abs(by) >= LEAST_PX) show(from - time, to - time);
    } else {
      select.hidden = Math.abs(by) < LEAST_PX;
      select.style.left = `${Math.min(drag.x, drag.x + by)}px`;
      select.style.width = `${Math.abs(by)}px`;
    }
  });

  // Those two moments stay under those two fingers.
  function zoomByPinch() {
    const [a, b] = fingers.values();
    if (Math.abs(a - b) < 20) return;
    const {left, right} = plot();
    const [ta, tb] = pinch.times;
    const scale = (tb - ta) / (b - a);
    const from = ta - (a - left) * scale;
    const to = from + (right - left) * scale;
    if (to > from) show(from, to);
  }

  function end(event) {
    fingers.delete(event.pointerId);
    if (drag && !drag.moves && !select.hidden && event.type === "pointerup") {
      const ends = [timeAt(drag.x, drag.range), timeAt(xOf(event), drag.range)];
      show(Math.min(...ends), Math.max(...ends));
    }
    select.hidden = true;
    drag = null;
    if (fingers.size < 2) pinch = null;
  }
  chart.addEventListener("pointerup", end);
  chart.addEventListener("pointercancel", end);

  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const {from, to} = range();
    const at = timeAt(xOf(event));
    const factor = event.deltaY > 0 ? 1.25 : 0.8;
    show(at - (at - from) * factor, at + (to - at) * factor);
  }, {passive: false});

  const keys = {ArrowLeft: "back", ArrowRight: "on", "+": "in", "=": "in", "-": "out", "0": "live"};
  chart.addEventListener("keydown", (event) => {
    const move = keys[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moves[move](range());
  });
}

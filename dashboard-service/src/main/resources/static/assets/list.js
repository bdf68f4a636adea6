// Keeps a list right. Values of the devices in it come by the page's one stream, which also tells
// when the list would be another now: then its part of the page is taken anew.

import {refreshTimes, setServerTime, setText, setTime, unit, value} from "./format.js";
import {refreshLine, showLine} from "./line.js";
import {merge} from "./merge.js";
import {showMissing} from "./missing.js";
import {freshPage} from "./renew.js";
import {Stream} from "./stream.js";

const SOON_MS = 1_000;
const BUSY_MS = 500;
const CHOOSING_MS = 10_000;
// Kafka tells of a rejection before Elasticsearch finds it.
const LATER_MS = {rejected: [3_000, 10_000, 30_000]};

const page = document.body.dataset;
// Of ten thousand devices some that are not in sight change all the time. Of a site they are in
// sight, but not named.
const SELDOM_MS = page.list === "site" ? 3_000 : 10_000;
const part = document.getElementById("live");
const filters = document.querySelector(".filters");
let stream = null;
let address = null;
let isOurs = false; // the stream was opened anew for other devices, just after they were shown
let renewedAt = Date.now();
let due = Infinity;
let timer = null;
let isRenewing = false;
const meanwhile = new Map(); // readings that may be newer than the page that is being fetched
let later = [];
let isPressed = false;
let choseAt = 0;

/** Takes the list anew, so long after the last time at the earliest. */
function isOld(pace) {
  const at = Math.max(Date.now(), renewedAt + pace);
  if (at >= due) return;
  due = at;
  clearTimeout(timer);
  timer = setTimeout(renew, due - Date.now());
}

async function renew() {
  if (isRenewing || isBusy()) {
    timer = setTimeout(renew, BUSY_MS);
    return;
  }
  due = Infinity;
  renewedAt = Date.now();
  isRenewing = true;
  meanwhile.clear();
  try {
    const fresh = await freshPage();
    if (!fresh) isOld(SELDOM_MS);
    else if (isBusy()) isOld(SOON_MS);
    else show(fresh.getElementById("live"));
  } catch {
    isOld(SELDOM_MS); // the server is away; the stream may tell sooner that it is back
  } finally {
    isRenewing = false;
  }
}

/** Nothing is exchanged below a finger, or while a filter is being chosen; nor for nobody. */
function isBusy() {
  const isChoosing = filters?.contains(document.activeElement)
      && Date.now() - choseAt < CHOOSING_MS;
  return document.hidden || isPressed || isChoosing;
}

function show(next) {
  refreshTimes(next);
  const focused = document.activeElement;
  merge(part, next);
  [...meanwhile.values()].forEach(onReading);
  if (!focused?.isConnected) document.getElementById("main").focus({preventScroll: true});
  follow();
}

/** The stream tells of the devices that are shown. */
function follow() {
  const before = address;
  const query = new URLSearchParams({list: page.list});
  if (page.location) query.set("location", page.location);
  const devices = [...part.querySelectorAll("[data-row]")].map((row) => row.dataset.row.split("/")[1]);
  if (devices.length) query.set("device", [...new Set(devices)].sort().join());
  address = `/api/v1/sites/${page.site}/stream?${query}`;
  if (!stream) {
    stream = new Stream(address, {list: onList, reading: onReading, service: onService}, showLine);
  } else if (address !== before) {
    isOurs = true;
    stream.reopen(address);
  }
}

function onList({at, shown}) {
  setServerTime(at);
  isOld(shown && !isOurs ? SOON_MS : SELDOM_MS);
  isOurs = false;
  later.forEach(clearTimeout);
  later = (LATER_MS[page.list] ?? []).map((ms) => setTimeout(isOld, ms, SOON_MS));
}

function onReading(reading) {
  const key = `${reading.location}/${reading.device}`;
  if (isRenewing) meanwhile.set(`${key}/${reading.element}`, reading);
  const row = find(part, "row", key);
  if (!row) return;
  const element = find(row, "element", reading.element);
  if (element) {
    setText(element.querySelector("[data-value]"), value(reading));
    setText(element.querySelector("[data-unit-text]"), unit(reading.unit));
    showLater(element.querySelector("[data-at]"), reading.at);
  } else if (row.dataset.more === undefined) {
    isOld(SOON_MS);
  }
  showLater(row.querySelector("[data-last-seen]"), reading.at);
  if (page.order?.endsWith("lastSeenAt")) isOld(SELDOM_MS);
}

function find(root, attribute, key) {
  return root.querySelector(`[data-${attribute}="${CSS.escape(key)}"]`);
}

function showLater(time, iso) {
  if (time && Date.parse(iso) > Date.parse(time.dateTime)) setTime(time, iso);
}

function onService(service) {
  if (showMissing(service)) isOld(SOON_MS);
}

addEventListener("pointerdown", () => { isPressed = true; });
for (const end of ["pointerup", "pointercancel", "blur"]) {
  addEventListener(end, () => { isPressed = false; });
}
// Of a scroll bar that is let go nothing is told.
addEventListener("pointermove", (event) => { if (!event.buttons) isPressed = false; });
for (const use of ["focusin", "pointerdown", "keydown", "input"]) {
  filters?.addEventListener(use, () => { choseAt = Date.now(); });
}
refreshTimes(document);
setInterval(() => {
  refreshTimes(document);
  refreshLine();
}, 1_000);
if (page.list) follow();

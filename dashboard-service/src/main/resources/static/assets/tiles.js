// Values, presence and the site's reachability, as the stream tells them.

import {presence, serverNow, setText, setTime, unit, value} from "./format.js";
import {layoutIsOld} from "./renew.js";
import {addToCurve} from "./spark.js";

const found = new Map();

/** The element of that key; looked up once, since a page may hold thousands. */
export function find(attribute, key) {
  const id = `${attribute} ${key}`;
  let element = found.get(id);
  if (!element?.isConnected) {
    element = document.querySelector(`[data-${attribute}="${CSS.escape(key)}"]`);
    if (element) found.set(id, element);
    else found.delete(id);
  }
  return element;
}

/** After the page was rendered anew. */
export function forgetElements() {
  found.clear();
}

const SELDOM_MS = 10_000;

// Not every device of a large location has a place on the page, and another's none on a device's.
function isLeftOut({location, device}) {
  const {device: own} = document.body.dataset;
  if (own !== undefined) return device !== own;
  return find("location", location)?.hasAttribute("data-more") ?? false;
}

export function onReading(reading) {
  const key = `${reading.location}/${reading.device}/${reading.element}`;
  const tile = find("reading", key);
  if (!tile) {
    if (!isLeftOut(reading)) layoutIsOld();
    return;
  }
  setText(tile.querySelector("[data-value]"), value(reading));
  setText(tile.querySelector("[data-unit-text]"), unit(reading.unit ?? tile.dataset.unit));
  let at = tile.querySelector("[data-at]");
  if (!at) {
    at = document.createElement("time");
    at.dataset.age = "";
    at.dataset.at = "";
    tile.querySelector("[data-no-value]").replaceWith(at);
  }
  setTime(at, reading.at);
  addToCurve(key, reading.at, reading.value);
  const seen = tile.closest("[data-device]")?.querySelector("[data-last-seen]");
  if (seen && Date.parse(reading.at) > Date.parse(seen.dateTime)) setTime(seen, reading.at);
}

export function onPresence(device) {
  const section = find("device", `${device.location}/${device.device}`);
  if (!section) {
    // One that is left out is only counted.
    if (document.body.dataset.device === undefined) layoutIsOld(isLeftOut(device) ? SELDOM_MS : 0);
    return;
  }
  if (section.dataset.presence !== device.presence) {
    section.dataset.presence = device.presence;
    setText(section.querySelector("[data-presence-text]"), presence(device.presence));
    countPresences();
    if (document.body.dataset.device !== undefined) layoutIsOld(); // what is known of it
  }
  const seen = section.querySelector("[data-last-seen]");
  if (device.lastSeenAt) {
    if (!seen) return layoutIsOld();
    setTime(seen, device.lastSeenAt);
  }
}

const BEHIND_MS = 300_000;
const DAY_MS = 86_400_000;

/**
 * A value that stays behind what its device sends otherwise is not fresh, though the device is;
 * nor is one of yesterday, whatever is known of the device.
 */
export function markOld() {
  for (const seen of document.querySelectorAll("[data-last-seen]")) {
    const oldest = Math.max(Date.parse(seen.dateTime) - BEHIND_MS, serverNow() - DAY_MS);
    for (const at of seen.closest("[data-device]").querySelectorAll("[data-at]")) {
      at.closest(".tile").toggleAttribute("data-old", Date.parse(at.dateTime) < oldest);
    }
  }
}

// How many devices are in which presence; where not all are shown, the server counts.
function countPresences() {
  const counts = document.querySelector("[data-counts]");
  if (!counts) return;
  if (document.querySelector("[data-more]")) return layoutIsOld();
  const shown = [...document.querySelectorAll("[data-device]")];
  for (const each of counts.children) {
    const count = shown.filter((d) => d.dataset.presence === each.dataset.presence).length;
    setText(each.querySelector("[data-count]"), String(count));
    each.hidden = count === 0;
  }
}

export function showReachable(reachable, since) {
  const notice = document.querySelector("[data-unreachable]");
  if (!notice) return;
  notice.hidden = reachable;
  const at = notice.querySelector("[data-unreachable-since]");
  if (at && since) setTime(at, since);
}

// Figures and times as the reader's region writes them; the server says the same in Display.java.

import {find, say} from "./say.js";

const REGION = navigator.language;
const numbers = (options) =>
    new Intl.NumberFormat(REGION, {useGrouping: "always", ...options});
const MANY = numbers({maximumFractionDigits: 0});
const SOME = numbers({maximumFractionDigits: 1});
const FEW = numbers({maximumFractionDigits: 2});
const TINY = numbers({maximumSignificantDigits: 2});

export function number(value) {
  const size = Math.abs(value);
  if (size !== 0 && size < 0.1) return TINY.format(value);
  return (size >= 1000 ? MANY : size >= 100 ? SOME : FEW).format(value);
}

export function value(reading) {
  switch (typeof reading.value) {
    case "number": return number(reading.value);
    case "boolean": return say(reading.value ? "value.yes" : "value.no");
    default: return String(reading.value);
  }
}

export function unit(ucum) {
  return ucum ? find(`unit.${ucum}`, ucum) : "";
}

/** What an actuator is set to, as people say it. */
export function setting(value) {
  return find(`setting.${value}`, value);
}

// How far the server's clock is ahead of this one, so that ages are right on any machine.
let ahead = 0;

export function setServerTime(iso) {
  ahead = Date.parse(iso) - Date.now();
}

export function serverNow() {
  return Date.now() + ahead;
}

export function age(iso) {
  const seconds = Math.floor((serverNow() - Date.parse(iso)) / 1000);
  if (seconds < 1) return say("age.now");
  if (seconds < 100) return say("age.seconds", seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return say("age.minutes", minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? say("age.hours", hours) : say("age.days", Math.floor(hours / 24));
}

const times = (options) => new Intl.DateTimeFormat(REGION, options);
const hour = times({hour: "numeric"}).resolvedOptions().hour12 ? "numeric" : "2-digit";

/** Hours and minutes as the region writes them. */
export const MINUTES = {hour, minute: "2-digit"};
const clock = {...MINUTES, second: "2-digit"};
const SHORT = times({day: "numeric", month: "short", ...clock});
const YEAR = times({day: "numeric", month: "short", year: "numeric", ...clock});
const MILLIS = times({...clock, fractionalSecondDigits: 3});
const CLOCK = times(clock);
const FULL = times({dateStyle: "full", timeStyle: "long"});

/** The zone of this device, as every time on the page is in it. */
export const ZONE = CLOCK.resolvedOptions().timeZone;

/** With the day always, so that a list reads evenly; with the year where it is another. */
export function time(iso, precision) {
  const date = new Date(iso);
  if (precision === "ms") return MILLIS.format(date);
  if (precision === "clock") return CLOCK.format(date);
  return (date.getFullYear() === new Date().getFullYear() ? SHORT : YEAR).format(date);
}

/** In full, with the zone. */
export function fullTime(iso) {
  return FULL.format(new Date(iso));
}

export function presence(code) {
  return find(`presence.${code}`, code);
}

export function isPending(command) {
  return ["QUEUED", "SENT", "DELIVERED"].includes(command.state);
}

export function outcomeKind(command) {
  return isPending(command) ? "pending" : command.state === "SUCCEEDED" ? "done" : "failed";
}

export function outcome(command) {
  if (command.state === "SUCCEEDED") return "";
  const what = say(`outcome.${command.state}`, setting(command.value));
  const tell = command.reason && !isPending(command) && command.state !== "SITE_UNREACHABLE";
  return what + (tell ? ": " + reason(command) : "");
}

// A reason of the gateway in the reader's language; any other as it was given.
function reason({reason: sentence, reasonCode: code, reasonArguments: about}) {
  const key = `command.reason.${code}`;
  return find(key) === undefined ? sentence : say(key, ...about.map(setting));
}

/** Writes every age and time below the element anew. */
export function refreshTimes(root) {
  for (const each of root.querySelectorAll("time[data-age]")) {
    setText(each, age(each.dateTime));
    setTitle(each, each.dateTime);
  }
  for (const each of root.querySelectorAll("time[data-time]")) {
    setText(each, time(each.dateTime, each.dataset.time));
    setTitle(each, each.dateTime);
  }
  const zone = root.querySelector("[data-zone]");
  if (zone) setText(zone, say("times", ZONE));
}

function setTitle(element, iso) {
  if (element.dataset.titled === iso) return;
  element.dataset.titled = iso;
  element.title = fullTime(iso);
}

/** Touches the page only where the text is another, so that nothing is laid out in vain. */
export function setText(element, text) {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

/** Puts a time into its place, as an age. */
export function setTime(element, iso) {
  element.dateTime = iso;
  setTitle(element, iso);
  setText(element, age(iso));
}

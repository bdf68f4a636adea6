// Words and figures of the pages; the server says the same in Display.java.

const SYMBOLS = new Map(Object.entries({
  "Cel": "°C", "[degF]": "°F", "deg": "°", "Ohm": "Ω", "[ppm]": "ppm", "[ppb]": "ppb",
  "kW.h": "kWh", "W.h": "Wh", "m3": "m³", "m3/h": "m³/h", "ug/m3": "µg/m³", "mg/m3": "mg/m³",
  "us": "µs", "uS/cm": "µS/cm", "dB[SPL]": "dB", "1": "",
}));

const decimals = (most) => new Intl.NumberFormat("en", {maximumFractionDigits: most});
const MANY = decimals(0);
const SOME = decimals(1);
const FEW = decimals(2);

export function number(value) {
  const size = Math.abs(value);
  if (size !== 0 && size < 0.1) {
    return String(Number(value.toPrecision(2)));
  }
  return (size >= 1000 ? MANY : size >= 100 ? SOME : FEW).format(value);
}

export function value(reading) {
  switch (typeof reading.value) {
    case "number": return number(reading.value);
    case "boolean": return reading.value ? "Yes" : "No";
    default: return String(reading.value);
  }
}

export function unit(ucum) {
  return ucum == null ? "" : SYMBOLS.get(ucum) ?? ucum;
}

export function label(name) {
  if (/^([a-z]{1,2}|[a-z]{1,3}\d{1,2})$/.test(name)) return name.toUpperCase();
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[-_.]+/g, " ").trim();
  const capitals = (words.match(/\p{Lu}/gu) ?? []).length;
  const plain = capitals <= words.split(" ").length ? words.toLowerCase() : words;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
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
  if (seconds < 1) return "now";
  if (seconds < 100) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}

const DAY = new Intl.DateTimeFormat(undefined, {dateStyle: "medium"});
const CLOCK = new Intl.DateTimeFormat(undefined, {timeStyle: "medium"});
const MILLIS = new Intl.DateTimeFormat(undefined,
    {hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3});

export function time(iso, precision) {
  const date = new Date(iso);
  const clock = (precision === "ms" ? MILLIS : CLOCK).format(date);
  const today = date.toDateString() === new Date().toDateString();
  return today ? clock : `${DAY.format(date)}, ${clock}`;
}

export function presence(code) {
  return {
    "online": "Online",
    "stale": "Silent",
    "offline": "Offline",
    "discovered": "Discovered",
    "never-seen": "Never seen",
    "unknown": "Not judged yet",
    "site-unreachable": "Unknown: site unreachable",
  }[code] ?? code;
}

export function isPending(command) {
  return ["QUEUED", "SENT", "DELIVERED"].includes(command.state);
}

export function outcomeKind(command) {
  return isPending(command) ? "pending" : command.state === "SUCCEEDED" ? "done" : "failed";
}

const OUTCOMES = {
  QUEUED: " requested, waiting to be sent",
  SENT: " requested, sent",
  DELIVERED: " requested, delivered",
  REJECTED: " was refused",
  SUPERSEDED: " was overtaken",
  EXPIRED: " was not sent in time",
  UNREACHABLE: " could not be delivered",
  FAILED: " failed",
  TIMED_OUT: " was not confirmed in time",
  SITE_UNREACHABLE: " requested, outcome unknown: the site is unreachable",
};

export function outcome(command) {
  const what = OUTCOMES[command.state];
  if (!what) return "";
  const tell = command.reason && !isPending(command) && command.state !== "SITE_UNREACHABLE";
  return command.value + what + (tell ? ": " + command.reason : "");
}

/** Writes every age and time below the element anew. */
export function refreshTimes(root) {
  for (const each of root.querySelectorAll("time[data-age]")) {
    setText(each, age(each.dateTime));
    each.title = time(each.dateTime);
  }
  for (const each of root.querySelectorAll("time[data-time]")) {
    setText(each, time(each.dateTime, each.dataset.time));
  }
}

/** Touches the page only where the text is another, so that nothing is laid out in vain. */
export function setText(element, text) {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

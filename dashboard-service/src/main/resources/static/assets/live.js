// Keeps a page right: what the server rendered is brought up to date by the live stream.

import {
  age, isPending, outcome, outcomeKind, presence, refreshTimes, setServerTime, setText, time, unit,
  value,
} from "./format.js";
import {Stream} from "./stream.js";

const page = document.body.dataset;
const isLive = !page.refresh;
const find = (attribute, key) =>
    document.querySelector(`[data-${attribute}="${CSS.escape(key)}"]`);

// ---- what the stream tells -------------------------------------------------------------------

function onReading(reading) {
  const tile = find("reading", `${reading.location}/${reading.device}/${reading.element}`);
  if (!tile) return layoutIsOld();
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
  const seen = tile.closest("[data-device]")?.querySelector("[data-last-seen]");
  if (seen && Date.parse(reading.at) > Date.parse(seen.dateTime)) setTime(seen, reading.at);
}

function onPresence(device) {
  const section = find("device", `${device.location}/${device.device}`);
  if (!section) return layoutIsOld();
  section.dataset.presence = device.presence;
  setText(section.querySelector("[data-presence-text]"), presence(device.presence));
  const seen = section.querySelector("[data-last-seen]");
  if (device.lastSeenAt) {
    if (!seen) return layoutIsOld();
    setTime(seen, device.lastSeenAt);
  }
  showReachable(device.presence !== "site-unreachable", device.lastHeartbeatAt);
}

function onActuator(actuator) {
  const element = find("actuator", `${actuator.location}/${actuator.actuator}`);
  if (!element) return layoutIsOld();
  if (actuator.reported == null) {
    delete element.dataset.reported;
  } else {
    element.dataset.reported = actuator.reported;
    setText(element.querySelector("[data-reported-text]"), actuator.reported);
    const said = element.querySelector("[data-reported-age]");
    let at = said.querySelector("time");
    if (!at) {
      at = document.createElement("time");
      at.dataset.age = "";
      said.replaceChildren("reported ", at);
    }
    setTime(at, actuator.reportedAt);
  }
  showControl(element);
}

function onCommand(command) {
  if (page.refresh === "command") return layoutIsOld();
  const element = find("actuator", `${command.location}/${command.actuator}`);
  if (!element || isOld(element.dataset, command)) return;
  element.dataset.command = command.id;
  element.dataset.revision = command.revision;
  element.dataset.createdAt = Date.parse(command.createdAt);
  element.dataset.outcome = outcomeKind(command);
  element.dataset.requested = isPending(command) ? command.value : "";
  setText(element.querySelector("[data-outcome-text]"), outcome(command));
  showControl(element);
}

// The answer to a POST may come after the news of what became of the command.
function isOld(shown, command) {
  return shown.command === command.id
      ? Number(shown.revision) > command.revision
      : Number(shown.createdAt ?? 0) > Date.parse(command.createdAt);
}

function onSnapshot(snapshot) {
  setServerTime(snapshot.at);
  if (page.refresh === "command") layoutIsOld();
  if (isLive) {
    if ((snapshot.revision ?? "") !== (page.revision ?? "")) layoutIsOld();
    showReachable(snapshot.reachable, snapshot.lastHeartbeatAt);
    snapshot.devices.forEach(onPresence);
    snapshot.readings.forEach(onReading);
    snapshot.actuators.forEach(onActuator);
    snapshot.commands.forEach(onCommand);
  }
  onService(snapshot);
  refreshTimes(document);
}

const SERVERS = {
  kafka: ["Kafka", "live values, presence and commands"],
  elasticsearch: ["Elasticsearch", "history, rejections and older commands"],
};

function onService({missing}) {
  const box = document.querySelector("[data-missing]");
  if (!box) return;
  const notices = missing.map((outage) => {
    const [name, serves] = SERVERS[outage.service] ?? [outage.service, "what it serves"];
    return [`${name} is away`, `${outage.detail}. Until it is back, these are missing: ${serves}.`];
  });
  if (box.dataset.shown === JSON.stringify(notices)) return;
  box.dataset.shown = JSON.stringify(notices);
  box.replaceChildren(...notices.map(([title, words]) => {
    const notice = document.createElement("p");
    notice.className = "notice bad";
    const strong = document.createElement("strong");
    strong.textContent = title;
    notice.append(strong, " ", words);
    return notice;
  }));
}

// ---- showing it ------------------------------------------------------------------------------

function setTime(element, iso) {
  element.dateTime = iso;
  element.title = time(iso);
  setText(element, age(iso));
}

function showReachable(reachable, since) {
  const notice = document.querySelector("[data-unreachable]");
  if (!notice) return;
  notice.hidden = reachable;
  const at = notice.querySelector("[data-unreachable-since]");
  if (at && since) setTime(at, since);
}

function showControl(element) {
  const {kind, on, off, reported, requested, outcome: kindOfOutcome} = element.dataset;
  const pending = kindOfOutcome === "pending" && requested;
  for (const control of element.querySelectorAll("button, input")) {
    control.disabled = false;
  }
  if (kind === "switch") {
    const toggle = element.querySelector("[role=switch]");
    const shown = pending ? requested : reported;
    toggle.setAttribute("aria-checked",
        shown === on ? "true" : shown === off ? "false" : "mixed");
  } else if (kind === "choice") {
    for (const button of element.querySelectorAll("[data-value-to-send]")) {
      const own = button.dataset.valueToSend;
      button.setAttribute("aria-pressed", String(own === reported));
      button.classList.toggle("requested", Boolean(pending) && own === requested);
    }
  } else if (kind === "slider") {
    const input = element.querySelector("input");
    const shown = pending ? requested : reported;
    if (shown !== undefined && document.activeElement !== input) input.value = shown;
    setText(element.querySelector("output"), shown ?? "–");
  }
}

let due = null;
let renewedAt = 0;

// The page holds something the server would now render otherwise: take its part of the page anew.
function layoutIsOld() {
  if (due) return;
  due = setTimeout(renew, Math.max(0, renewedAt + 2_000 - Date.now()));
}

async function renew() {
  renewedAt = Date.now();
  try {
    const answer = await fetch(location.href, {headers: {"X-Requested-With": "page"}});
    if (answer.redirected && new URL(answer.url).pathname === "/login") return location.reload();
    if (page.refresh === "reload") return answer.ok && location.reload();
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const open = new Set([...document.querySelectorAll("details[open][data-key]")]
        .map((each) => each.dataset.key));
    for (const each of fresh.querySelectorAll("details[data-key]")) {
      each.open = open.has(each.dataset.key);
    }
    document.getElementById("live").replaceWith(
        document.adoptNode(fresh.getElementById("live")));
    if (isLive) page.revision = fresh.body.dataset.revision ?? "";
    document.querySelectorAll("[data-actuator]").forEach(showControl);
    refreshTimes(document);
    document.dispatchEvent(new CustomEvent("layout"));
  } catch {
    // The server is away; the stream brings a snapshot when it is back.
  } finally {
    due = null;
  }
}

// ---- what people do --------------------------------------------------------------------------

async function send(element, wanted) {
  const [place, actuator] = element.dataset.actuator.split("/");
  element.dataset.outcome = "pending";
  element.dataset.requested = wanted;
  element.dataset.createdAt = 0;
  setText(element.querySelector("[data-outcome-text]"), `${wanted} requested`);
  showControl(element);
  try {
    const answer = await fetch(`/api/v1/sites/${page.site}/locations/${place}/actuators/${actuator}/commands`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Requested-With": "page",
        [meta("csrf-header")]: meta("csrf-token"),
      },
      body: JSON.stringify({value: wanted}),
    });
    if (answer.status === 401 || answer.status === 403) return location.reload();
    const body = await answer.json();
    if (answer.ok) {
      onCommand(body);
    } else {
      failed(element, body.detail ?? body.title);
    }
  } catch {
    failed(element, `${wanted} was not sent: the dashboard cannot be reached`);
  }
}

function failed(element, why) {
  element.dataset.outcome = "failed";
  element.dataset.requested = "";
  setText(element.querySelector("[data-outcome-text]"), why);
  showControl(element);
}

function meta(name) {
  return document.querySelector(`meta[name=${name}]`)?.content ?? "";
}

document.addEventListener("click", (event) => {
  const control = event.target.closest("[data-actuator] button");
  if (!control) return;
  const element = control.closest("[data-actuator]");
  const {on, off} = element.dataset;
  const isOn = control.getAttribute("aria-checked") === "true";
  send(element, control.dataset.valueToSend ?? (isOn ? off : on));
});

document.addEventListener("input", (event) => {
  const slider = event.target.closest("[data-actuator] input[type=range]");
  if (slider) setText(slider.parentElement.querySelector("output"), slider.value);
});

document.addEventListener("change", (event) => {
  const slider = event.target.closest("[data-actuator] input[type=range]");
  if (slider) send(slider.closest("[data-actuator]"), slider.value);
});

// ---- start -----------------------------------------------------------------------------------

const line = document.querySelector("[data-line]");

function showLine(live) {
  line.dataset.state = live ? "live" : "lost";
  setText(line, live ? "Live" : "Reconnecting…");
  line.hidden = false;
}

refreshTimes(document);
setInterval(() => refreshTimes(document), 1_000);
document.querySelectorAll("[data-actuator]").forEach(showControl);

if (page.refresh === "reload" || page.refresh === "timer") {
  setInterval(layoutIsOld, 5_000);
}
if (page.site && page.refresh !== "timer") {
  const query = page.location ? `?location=${encodeURIComponent(page.location)}` : "";
  new Stream(`/api/v1/sites/${page.site}/stream${query}`, {
    snapshot: onSnapshot,
    reading: isLive ? onReading : undefined,
    presence: isLive ? onPresence : undefined,
    actuator: isLive ? onActuator : undefined,
    backlog: isLive ? layoutIsOld : undefined,
    command: onCommand,
    service: onService,
  }, showLine);
}

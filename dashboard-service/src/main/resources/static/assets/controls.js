// What people ask actuators for, and what became of it.

import {post, problem} from "./ask.js";
import {isPending, outcome, outcomeKind, setText, setTime, setting} from "./format.js";
import {layoutIsOld} from "./renew.js";
import {announce, say} from "./say.js";
import {find} from "./tiles.js";

const KEYS_REST_MS = 400;
const own = new Set(); // commands of this page whose end is not known
let dragged = null;
const typed = new Map(); // sliders that are moved by keys

export function onActuator(actuator) {
  const element = find("actuator", `${actuator.location}/${actuator.actuator}`);
  if (!element) {
    if (document.body.dataset.device === undefined) layoutIsOld();
    return;
  }
  showReported(element, actuator);
}

function showReported(element, actuator) {
  if (actuator.reported == null) {
    delete element.dataset.reported;
  } else {
    element.dataset.reported = actuator.reported;
    setText(element.querySelector("[data-reported-text]"), setting(actuator.reported));
    const said = element.querySelector("[data-reported-age]");
    let at = said.querySelector("time");
    if (!at) {
      at = document.createElement("time");
      at.dataset.age = "";
      said.replaceChildren(say("control.reported"), " ", at);
    }
    setTime(at, actuator.reportedAt);
  }
  showControl(element);
}

function reportedAt(element) {
  return Date.parse(element.querySelector("[data-reported-age] time")?.dateTime);
}

export function onCommand(command) {
  if (document.getElementById("live-commands")) layoutIsOld();
  const element = find("actuator", `${command.location}/${command.actuator}`);
  if (!element || isOld(element.dataset, command)) return;
  element.dataset.command = command.id;
  element.dataset.revision = command.revision;
  element.dataset.createdAt = Date.parse(command.createdAt);
  element.dataset.outcome = outcomeKind(command);
  element.dataset.requested = isPending(command) ? command.value : "";
  // The report by which it succeeded is told a little later; one that came since says more.
  if (command.state === "SUCCEEDED" && !(reportedAt(element) >= Date.parse(command.at))) {
    showReported(element, {reported: command.value, reportedAt: command.at});
  }
  setText(element.querySelector("[data-outcome-text]"), outcome(command));
  showControl(element);
  if (own.has(command.id)) tell(element, outcome(command) || say("control.done"));
  if (!isPending(command)) own.delete(command.id);
}

// Of what others do, and of what devices report, nothing is read out.
function tell(element, what) {
  announce(`${element.dataset.label}: ${what}`);
}

// The answer to a POST may come after the news of what became of the command.
function isOld(shown, command) {
  return shown.command === command.id
      ? Number(shown.revision) > command.revision
      : Number(shown.createdAt ?? 0) > Date.parse(command.createdAt);
}

export function showControl(element) {
  if (!element.querySelector(".control")) return; // who may only look has none
  const {kind, on, off, reported, requested, outcome: kindOfOutcome} = element.dataset;
  const pending = kindOfOutcome === "pending" && requested;
  for (const control of element.querySelectorAll("button, input")) {
    control.disabled = false;
  }
  if (kind === "switch") {
    const toggle = element.querySelector("[role=switch]");
    const shown = pending ? requested : reported;
    toggle.setAttribute("aria-checked", String(shown === on));
    toggle.toggleAttribute("data-unknown", shown !== on && shown !== off);
  } else if (kind === "choice") {
    for (const button of element.querySelectorAll("[data-value-to-send]")) {
      const own = button.dataset.valueToSend;
      button.setAttribute("aria-pressed", String(own === reported));
      button.classList.toggle("requested", Boolean(pending) && own === requested);
    }
  } else if (kind === "slider") {
    const input = element.querySelector("input");
    const shown = pending ? requested : reported;
    if (input === dragged || typed.has(input)) return;
    if (shown !== undefined) input.value = shown;
    setText(element.querySelector("output"), shown ?? "–");
  }
}

async function send(element, wanted) {
  const [place, actuator] = element.dataset.actuator.split("/");
  element.dataset.outcome = "pending";
  element.dataset.requested = wanted;
  element.dataset.createdAt = 0;
  setText(element.querySelector("[data-outcome-text]"), say("control.requested", setting(wanted)));
  showControl(element);
  tell(element, say("control.requested", setting(wanted)));
  const {site} = document.body.dataset;
  try {
    const answer = await post(
        `/api/v1/sites/${site}/locations/${place}/actuators/${actuator}/commands`, {value: wanted});
    if (answer.status === 403) return location.reload();
    const body = await answer.json();
    if (answer.ok) {
      if (isPending(body)) own.add(body.id);
      onCommand(body);
    } else {
      failed(`${place}/${actuator}`, problem(body));
    }
  } catch {
    failed(`${place}/${actuator}`, say("control.not-sent", setting(wanted)));
  }
}

function failed(key, why) {
  const element = find("actuator", key); // the page may have been rendered anew
  if (!element) return;
  tell(element, why);
  element.dataset.outcome = "failed";
  element.dataset.requested = "";
  setText(element.querySelector("[data-outcome-text]"), why);
  showControl(element);
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

document.addEventListener("pointerdown", ({target}) => {
  dragged = target.closest?.("[data-actuator] input[type=range]") ?? null;
});
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => setTimeout(() => { dragged = null; })); // after the change it makes
}

// Each press of a key is a change: what counts is where the keys come to rest.
document.addEventListener("change", ({target}) => {
  const slider = target.closest("[data-actuator] input[type=range]");
  if (!slider) return;
  clearTimeout(typed.get(slider));
  typed.set(slider, setTimeout(() => {
    typed.delete(slider);
    dragged = null;
    send(slider.closest("[data-actuator]"), slider.value);
  }, slider === dragged ? 0 : KEYS_REST_MS));
});

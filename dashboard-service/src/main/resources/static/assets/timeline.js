// A device's presence over time: another length without a new page, what lies under the pointer in
// words, and a bar that moves on. The server draws it; this takes its drawing anew.

import {ask} from "./ask.js";
import {presence, refreshTimes, setText, time} from "./format.js";
import {say} from "./say.js";

const EVERY_MS = 60_000;
const NEAR_PX = 6;

let turn = 0;
let picked = null;

const section = () => document.querySelector("[data-timeline]");

async function load(shown) {
  const mine = ++turn;
  const query = new URLSearchParams({presence: shown});
  try {
    const answer = await ask(`${location.pathname}/presence?${query}`);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-timeline]");
    if (mine === turn && fresh) replace(fresh);
  } catch {
    // The server is away; the next change, or the next minute, tries again.
  }
}

function replace(fresh) {
  const old = section();
  const links = [...old.querySelectorAll("[data-timeline-shown]")];
  const focus = links.indexOf(document.activeElement);
  old.replaceWith(document.adoptNode(fresh));
  refreshTimes(fresh);
  tell();
  fresh.querySelectorAll("[data-timeline-shown]")[focus]?.focus({preventScroll: true});
}

// Even what is too narrow to be hit is found: of what is near, the narrowest.
function under(event, bar) {
  const {left, width} = bar.getBoundingClientRect();
  const at = (event.clientX - left) / width * 100;
  const near = NEAR_PX / width * 100;
  const edges = (part) => ({
    from: parseFloat(part.getAttribute("x")), length: parseFloat(part.getAttribute("width")),
  });
  return [...bar.querySelectorAll("rect")]
      .map((part) => ({part, ...edges(part)}))
      .filter(({from, length}) => at >= from - near && at <= from + length + near)
      .sort((a, b) => a.length - b.length)[0]?.part ?? null;
}

// The one that was picked is still told after the bar was drawn anew.
function tell() {
  const line = section().querySelector("[data-timeline-at]");
  if (!line) return;
  for (const part of section().querySelectorAll("[data-timeline-bar] rect")) {
    part.toggleAttribute("data-picked", picked !== null && part.dataset.since === picked.since);
  }
  const part = picked && (section().querySelector("rect[data-picked]") ?? picked.part);
  setText(line, part ? sentence(part.dataset) : say("timeline.hint"));
}

function sentence({presence: state, since, until}) {
  const name = state === "unknown" ? say("timeline.unknown") : presence(state);
  if (!since) return until ? say("timeline.before", name, time(until)) : name;
  const end = until ?? section().querySelector("[data-timeline-bar]").dataset.to;
  const lasted = span(Date.parse(end) - Date.parse(since));
  return until ? say("timeline.at", name, time(since), time(until), lasted)
      : say("timeline.lasting", name, time(since), lasted);
}

// The same thresholds as on the server.
function span(millis) {
  const seconds = Math.floor(millis / 1000);
  if (seconds < 100) return say("span.seconds", seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return say("span.minutes", minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? say("span.hours", hours) : say("span.days", Math.floor(hours / 24));
}

function onPointer(event) {
  const bar = event.target.closest?.("[data-timeline-bar]");
  if (!bar) return;
  const part = under(event, bar);
  picked = part && {since: part.dataset.since, part};
  tell();
}

document.addEventListener("pointermove", onPointer);
document.addEventListener("pointerdown", onPointer);
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-timeline-shown]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  picked = null;
  load(new URL(link.href).searchParams.get("presence"));
});

// What the live stream tells of this device, live.js writes into the page.
new MutationObserver(() => load(section().dataset.shown)).observe(document.getElementById("main"),
    {subtree: true, attributes: true, attributeFilter: ["data-presence"]});
setInterval(() => {
  if (document.visibilityState === "visible") load(section().dataset.shown);
}, EVERY_MS);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") load(section().dataset.shown);
});
tell();

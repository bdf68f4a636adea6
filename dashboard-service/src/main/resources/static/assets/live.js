// Keeps a page right: what the server rendered is brought up to date by the live stream.

import {onActuator, onCommand, showControl} from "./controls.js";
import {refreshTimes, setServerTime} from "./format.js";
import {refreshLine, showLine} from "./line.js";
import {layoutIsOld} from "./renew.js";
import {find, say} from "./say.js";
import {drawCurves, readCurves} from "./spark.js";
import {Stream} from "./stream.js";
import {forgetElements, markOld, onPresence, onReading, showReachable} from "./tiles.js";

const page = document.body.dataset;
const isLive = !page.refresh;
let snapshots = 0;

function onSnapshot(snapshot) {
  setServerTime(snapshot.at);
  if (page.refresh === "command") layoutIsOld();
  if (isLive) {
    // After a while without the line the curves lack what was measured meanwhile.
    const again = snapshots++ > 0;
    if (again || (snapshot.revision ?? "") !== (page.revision ?? "")) layoutIsOld();
    showReachable(snapshot.reachable, snapshot.lastHeartbeatAt);
    snapshot.devices.forEach(onPresence);
    snapshot.readings.forEach(onReading);
    snapshot.actuators.forEach(onActuator);
    snapshot.commands.forEach(onCommand);
    drawCurves();
  }
  onService(snapshot);
  refreshTimes(document);
}

function onService({missing}) {
  const box = document.querySelector("[data-missing]");
  if (!box) return;
  const away = missing.map((outage) => outage.service);
  if (box.dataset.shown === away.join()) return;
  box.dataset.shown = away.join();
  box.replaceChildren(...away.map((service) => {
    const notice = document.createElement("p");
    notice.className = "notice bad";
    const strong = document.createElement("strong");
    strong.textContent = say("away.title", find(`server.${service}`, service));
    notice.append(strong, " ", say("away.text", find(`away.${service}`, "")));
    return notice;
  }));
}

function onLayout() {
  forgetElements();
  document.querySelectorAll("[data-actuator]").forEach(showControl);
  readCurves(document);
  refreshTimes(document);
  markOld();
}

document.addEventListener("layout", onLayout);
onLayout();
setInterval(markOld, 15_000);
setInterval(() => {
  refreshTimes(document);
  refreshLine();
  drawCurves();
}, 1_000);

const EVERY_MS = {reload: 5_000, timer: 5_000};
if (EVERY_MS[page.refresh]) {
  setInterval(() => document.visibilityState === "visible" && layoutIsOld(), EVERY_MS[page.refresh]);
  if (page.refresh === "timer") showLine(true);
}
if (page.site && page.refresh !== "never" && !EVERY_MS[page.refresh]) {
  const query = page.location ? `?location=${encodeURIComponent(page.location)}` : "";
  new Stream(`/api/v1/sites/${page.site}/stream${query}`, {
    snapshot: onSnapshot,
    reading: isLive ? onReading : undefined,
    presence: isLive ? onPresence : undefined,
    actuator: isLive ? onActuator : undefined,
    backlog: isLive ? layoutIsOld : undefined,
    command: isLive ? onCommand : layoutIsOld,
    service: onService,
  }, showLine);
}

// Keeps a page right: what the server rendered is brought up to date by the live stream.

import {onActuator, onCommand, showControl} from "./controls.js";
import {refreshTimes, setServerTime} from "./format.js";
import {refreshLine, showLine} from "./line.js";
import {showMissing} from "./missing.js";
import {layoutIsOld, take} from "./renew.js";
import {drawCurves, readCurves} from "./spark.js";
import {Stream} from "./stream.js";
import {forgetElements, markOld, onPresence, onReading, showReachable} from "./tiles.js";

const AGAIN_MS = 5_000;
const page = document.body.dataset;
let snapshots = 0;

function onSnapshot(snapshot) {
  setServerTime(snapshot.at);
  // After a while without the line the curves lack what was measured meanwhile.
  const again = snapshots++ > 0;
  if (again || (snapshot.revision ?? "") !== (page.revision ?? "")) layoutIsOld();
  take("snapshot", () => show(snapshot));
  showMissing(snapshot);
  refreshTimes(document);
}

function show(snapshot) {
  showReachable(snapshot.reachable, snapshot.lastHeartbeatAt);
  snapshot.devices.forEach(onPresence);
  snapshot.readings.forEach(onReading);
  snapshot.actuators.forEach(onActuator);
  snapshot.commands.forEach(onCommand);
  drawCurves();
}

// What the server tells of a device, an element or an actuator.
const told = (name, on) => (news) => {
  const what = news.element ?? news.actuator ?? "";
  take(`${name} ${news.location}/${news.device ?? ""}/${what}`, () => on(news));
};

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

if (page.refresh === "reload") {
  setInterval(() => document.visibilityState === "visible" && layoutIsOld(), AGAIN_MS);
} else if (page.site) {
  const query = `?${new URLSearchParams(page.location ? {location: page.location} : {home: true})}`;
  new Stream(`/api/v1/sites/${page.site}/stream${query}`, {
    snapshot: onSnapshot,
    reading: told("reading", onReading),
    presence: told("presence", onPresence),
    reachability: ({reachable, lastHeartbeatAt}) => take("reachability",
        () => showReachable(reachable, lastHeartbeatAt)),
    actuator: told("actuator", onActuator),
    backlog: () => layoutIsOld(),
    command: told("command", onCommand),
    service: showMissing,
  }, showLine);
}

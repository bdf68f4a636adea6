// Tells whether the page is live, and from when it is where it is not.

import {age, serverNow, setText, time} from "./format.js";
import {say} from "./say.js";

const line = document.querySelector("[data-line]");
const lost = document.querySelector("[data-lost]");
let lastAt = serverNow();
let live = null;
let why = "";

/** The line works, or does not, for a reason that may be known. */
export function showLine(works, reason = "") {
  if (works) lastAt = serverNow();
  why = reason;
  if (!line || works === live) return;
  live = works;
  line.dataset.state = works ? "live" : "lost";
  setText(line, say(works ? "line.live" : "line.lost"));
  line.hidden = false;
  lost.hidden = works;
  refreshLine();
}

/** Says anew how old the page is. */
export function refreshLine() {
  if (!line || live !== false) return;
  const iso = new Date(lastAt).toISOString();
  setText(lost, `${say("line.since", time(iso, "clock"), age(iso))} ${why}`.trim());
}

// Where the server would now render the page otherwise: takes its part of the page anew.

import {ask} from "./ask.js";

const AT_MOST_EVERY_MS = 2_000;
let due = null;
let renewedAt = 0;

/** Soon, and not too often. */
export function layoutIsOld() {
  if (due) return;
  due = setTimeout(renew, Math.max(0, renewedAt + AT_MOST_EVERY_MS - Date.now()));
}

async function renew() {
  renewedAt = Date.now();
  try {
    const fresh = await freshPage();
    if (fresh && document.body.dataset.refresh === "reload") location.reload();
    else if (fresh) replace(fresh);
  } catch {
    // The server is away; the stream, or the timer, tries again.
  } finally {
    due = null;
  }
}

/** The page as the server renders it now; nothing where it cannot. */
export async function freshPage() {
  const answer = await ask(location.href);
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

function replace(fresh) {
  const old = document.getElementById("live");
  const next = fresh.getElementById("live");
  if (!old || !next) return;
  const open = new Set([...old.querySelectorAll("details[open][data-key]")]
      .map((each) => each.dataset.key));
  for (const each of next.querySelectorAll("details[data-key]")) {
    each.open = open.has(each.dataset.key);
  }
  const focus = pathTo(document.activeElement, old);
  old.replaceWith(document.adoptNode(next));
  if (fresh.body.dataset.revision !== undefined) {
    document.body.dataset.revision = fresh.body.dataset.revision;
  }
  document.dispatchEvent(new CustomEvent("layout"));
  if (focus) follow(focus, next)?.focus({preventScroll: true});
}

// Whoever works with the keyboard stays where they are.
function pathTo(element, root) {
  if (!root.contains(element) || element === root) return null;
  const path = [];
  for (let at = element; at !== root; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  return path;
}

function follow(path, root) {
  return path.reduce((at, index) => at?.children[index], root);
}

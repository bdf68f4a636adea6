// Where the server would now render the page otherwise: takes its parts of the page anew.

import {ask} from "./ask.js";
import {merge} from "./merge.js";

const AT_MOST_EVERY_MS = 2_000;
const AGAIN_MS = 5_000;
let timer = null;
let due = Infinity;
let renewedAt = 0;
let isRenewing = false;
let isOldAgain = false;
// While the page is fetched: what the stream tells meanwhile, the newest of each.
const meanwhile = new Map();

/** Soon, and not too often; or not before so many milliseconds. */
export function layoutIsOld(after = 0) {
  if (isRenewing) {
    isOldAgain = true;
    return;
  }
  const at = Math.max(Date.now() + after, renewedAt + AT_MOST_EVERY_MS);
  if (at >= due) return;
  due = at;
  clearTimeout(timer);
  timer = setTimeout(renew, due - Date.now());
}

/** Takes news now, and once more onto a page that may have been rendered before it. */
export function take(key, news) {
  if (isRenewing) {
    meanwhile.delete(key); // the newest goes to the end
    meanwhile.set(key, news);
  }
  news();
}

async function renew() {
  due = Infinity;
  renewedAt = Date.now();
  isRenewing = true;
  let isGood = false;
  try {
    const fresh = await freshPage();
    isGood = fresh !== null;
    if (isGood && document.body.dataset.refresh === "reload") reloadIfOther(fresh);
    else if (isGood) replace(fresh);
  } catch {
    // The server is away: again below.
  } finally {
    isRenewing = false;
    meanwhile.clear();
  }
  if (!isGood) layoutIsOld(AGAIN_MS);
  else if (isOldAgain) layoutIsOld();
  isOldAgain = false;
}

/** The page as the server renders it now; nothing where it cannot. */
export async function freshPage() {
  const answer = await ask(location.href);
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

// One that still waits for the same is not read out from its beginning again.
function reloadIfOther(fresh) {
  if (fresh.body.dataset.refresh !== "reload" || fresh.title !== document.title) location.reload();
}

function replace(fresh) {
  const focused = document.activeElement;
  for (const next of fresh.querySelectorAll("[data-live]")) {
    const old = document.getElementById(next.id);
    if (old) merge(old, next);
  }
  if (fresh.body.dataset.revision !== undefined) {
    document.body.dataset.revision = fresh.body.dataset.revision;
  }
  document.dispatchEvent(new CustomEvent("layout"));
  for (const news of meanwhile.values()) news();
  if (focused && !focused.isConnected) {
    document.getElementById("main").focus({preventScroll: true});
  }
}

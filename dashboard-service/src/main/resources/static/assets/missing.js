// Says which servers are away, and what is missing without them.

import {find, say} from "./say.js";

/** Shows them; whether they are others than before. */
export function showMissing({missing}) {
  const box = document.querySelector("[data-missing]");
  const away = missing.map((outage) => outage.service);
  if (!box || box.dataset.shown === away.join()) return false;
  const first = box.dataset.shown === undefined;
  box.dataset.shown = away.join();
  box.replaceChildren(...away.map((service) => {
    const notice = document.createElement("p");
    notice.className = "notice bad";
    const strong = document.createElement("strong");
    strong.textContent = say("away.title", find(`server.${service}`, service));
    notice.append(strong, " ", say("away.text", find(`away.${service}`, "")));
    return notice;
  }));
  return !first;
}

// Requests of a page to its own server. Who is no longer logged in is led to the log-in page, and
// from there back to this one.

import {find} from "./say.js";

export async function ask(url, options = {}) {
  const answer = await fetch(url, {
    ...options, headers: {"X-Requested-With": "page", ...options.headers},
  });
  const toLogIn = answer.redirected && new URL(answer.url).pathname === "/login";
  if (answer.status === 401 || toLogIn) {
    location.reload();
    await new Promise(() => {}); // the page is going
  }
  return answer;
}

export function post(url, body) {
  return ask(url, {
    method: "POST",
    headers: {"Content-Type": "application/json", [meta("csrf-header")]: meta("csrf-token")},
    body: JSON.stringify(body),
  });
}

/** What an error of the REST interface means, in the reader's words. */
export function problem(body) {
  const type = String(body.type).split(":").at(-1);
  return find(`problem.${type}`, body.detail ?? body.title);
}

function meta(name) {
  return document.querySelector(`meta[name=${name}]`)?.content ?? "x-none";
}

// The words of the pages, from the same files as the server's.

import words from "./words.js";

/** The sentence of that key, with the arguments in their places. */
export function say(key, ...args) {
  const text = words[key];
  if (text === undefined) return key;
  return args.length ? text.replace(/\{(\d)\}/g, (_, i) => args[i] ?? "") : text;
}

/** Has a screen reader say it, once, when it is done with what it says. */
export function announce(text) {
  const place = document.querySelector("[data-said]");
  if (place) place.textContent = text;
}

/** The word of that key, or the other. */
export function find(key, other) {
  return words[key] ?? other;
}

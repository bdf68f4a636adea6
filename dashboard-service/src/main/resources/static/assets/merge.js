// Makes a part of the page like another, touching only what differs: focus, selection, scroll
// position and open details stay as they are.

const KEYS = ["row", "reading", "actuator", "device", "rejection", "command", "element", "key"];

// What the reader, and the page for the reader, decides.
const OWN = new Set(["open", "disabled", "data-curve"]);

export function merge(old, next) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== next.data) old.data = next.data;
    return;
  }
  mergeAttributes(old, next);
  mergeChildren(old, next);
}

function mergeAttributes(old, next) {
  for (const {name, value} of next.attributes) {
    if (!OWN.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const {name} of [...old.attributes]) {
    if (!OWN.has(name) && !next.hasAttribute(name)) old.removeAttribute(name);
  }
}

function mergeChildren(old, next) {
  const known = new Map([...old.children].map((child) => [keyOf(child), child]));
  const wanted = new Set([...next.children].map(keyOf));
  let at = old.firstChild;
  const skip = () => {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  };
  for (const each of [...next.childNodes]) {
    const key = keyOf(each);
    // Those that stay are not moved where others before them go.
    while (at && keyOf(at) !== null && !wanted.has(keyOf(at))) skip();
    const same = key === null ? at : known.get(key);
    while (key !== null && same && at !== same && at?.nodeType === Node.TEXT_NODE) skip();
    if (!same || !isAlike(same, each)) {
      old.insertBefore(document.adoptNode(each), at);
    } else {
      if (same === at) at = at.nextSibling;
      else old.insertBefore(same, at);
      merge(same, each);
    }
  }
  while (at) skip();
}

/** What an element is among its siblings, wherever it stands; null where its place alone says it. */
function keyOf(node) {
  const name = KEYS.find((each) => node.dataset?.[each] !== undefined);
  return name === undefined ? null : `${name} ${node.dataset[name]}`;
}

function isAlike(one, other) {
  return one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
}

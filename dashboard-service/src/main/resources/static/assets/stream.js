// One EventSource per page that survives sleep, a lost network and a restarted server.

import {ask} from "./ask.js";

const SILENCE_MS = 40_000; // the server says something every 15 s
const RETRY_MS = 2_000;
const IN_USE_MS = 600_000; // an open page is a session in use, though the stream asks nothing
const EVENTS = ["snapshot", "reading", "presence", "actuator", "backlog", "command", "list", "pipeline", "service"];

export class Stream {
  #url;
  #handlers;
  #onLine;
  #source = null;
  #heardAt = 0;
  #retry = null;

  constructor(url, handlers, onLine) {
    this.#url = url;
    this.#handlers = handlers;
    this.#onLine = onLine;
    setInterval(() => this.#watch(), 5_000);
    setInterval(() => this.#ask().catch(() => {}), IN_USE_MS);
    addEventListener("online", () => this.reopen());
    addEventListener("offline", () => this.#onLine(false));
    document.addEventListener("visibilitychange", () => this.#watch());
    addEventListener("pageshow", (event) => event.persisted && this.reopen());
    // Else a page kept for the way back would keep its connection, too.
    addEventListener("pagehide", () => this.#source?.close());
    this.#open();
  }

  #open() {
    this.#heardAt = Date.now();
    const source = new EventSource(this.#url);
    this.#source = source;
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => {
        this.#heardAt = Date.now();
        this.#onLine(true);
        this.#handlers[name]?.(JSON.parse(event.data));
      });
    }
    source.onerror = () => {
      if (source !== this.#source) return;
      this.#onLine(false);
      if (source.readyState === EventSource.CLOSED) this.#refused();
    };
  }

  // The server answered with an error: logged out, or something it needs is away.
  async #refused() {
    try {
      await this.#ask();
    } catch {
      // No server at all: try again below.
    }
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.reopen(), RETRY_MS);
  }

  #ask() {
    return ask("/api/v1/sites");
  }

  #watch() {
    if (document.visibilityState === "visible" && Date.now() - this.#heardAt > SILENCE_MS) {
      this.#onLine(false);
      this.reopen();
    }
  }

  /** Anew, and with another address where there is one. */
  reopen(url = this.#url) {
    this.#url = url;
    this.#source?.close();
    this.#open();
  }
}

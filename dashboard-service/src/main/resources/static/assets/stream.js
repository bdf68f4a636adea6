// One EventSource per page that survives sleep, a lost network and a restarted server.

import {ask, problem} from "./ask.js";

const SILENCE_MS = 40_000; // the server says something every 15 s
const RETRY_MS = 2_000;
const UNSEEN_MS = 5_000; // browsers allow six connections to a server, for all tabs together
const IN_USE_MS = 600_000; // an open page is a session in use, though the stream asks nothing
const EVENTS = ["snapshot", "reading", "presence", "reachability", "actuator", "backlog",
  "command", "list", "pipeline", "service"];

export class Stream {
  #url;
  #handlers;
  #onLine;
  #source = null;
  #heardAt = 0;
  #retry = null;
  #leaving = null;

  constructor(url, handlers, onLine) {
    this.#url = url;
    this.#handlers = handlers;
    this.#onLine = onLine;
    setInterval(() => this.#watch(), 5_000);
    setInterval(() => this.#ask().catch(() => {}), IN_USE_MS);
    addEventListener("online", () => this.#source && this.reopen());
    addEventListener("offline", () => this.#onLine(false));
    document.addEventListener("visibilitychange", () => this.#onSight());
    addEventListener("pageshow", (event) => event.persisted && this.reopen());
    // Else a page kept for the way back would keep its connection, too.
    addEventListener("pagehide", () => this.#leave());
    this.#open();
    this.#onSight();
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

  // The server answered with an error: logged out, too many pages, or something it needs is away.
  async #refused() {
    const end = new AbortController();
    try {
      const answer = await ask(this.#url,
          {headers: {Accept: "text/event-stream"}, signal: end.signal});
      if (!answer.ok) this.#onLine(false, problem(await answer.json()));
    } catch {
      // No server at all: try again below.
    }
    end.abort();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#source && this.reopen(), RETRY_MS);
  }

  #ask() {
    return ask("/api/v1/sites");
  }

  // A page that nobody sees needs no line; seen again, it begins with a snapshot.
  #onSight() {
    clearTimeout(this.#leaving);
    if (document.hidden) this.#leaving = setTimeout(() => this.#leave(), UNSEEN_MS);
    else if (this.#source) this.#watch();
    else this.#open();
  }

  #leave() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #watch() {
    if (this.#source && document.visibilityState === "visible" && Date.now() - this.#heardAt > SILENCE_MS) {
      this.#onLine(false);
      this.reopen();
    }
  }

  /** Anew, and with another address where there is one. */
  reopen(url = this.#url) {
    this.#url = url;
    if (!this.#source && document.hidden) return; // when it is seen again
    this.#source?.close();
    this.#open();
  }
}

// Keeps the picture of the flow right: every two seconds new figures come by the page's one stream.

import {refreshTimes, setText} from "./format.js";
import {refreshLine, showLine} from "./line.js";
import {showMissing} from "./missing.js";
import {Stream} from "./stream.js";

const REGION = navigator.language;
const words = new Map([...document.querySelectorAll("template[data-word]")]
    .map((each) => [each.dataset.word, each.content.textContent]));
const decimals = (most) => new Intl.NumberFormat(REGION, {maximumFractionDigits: most});
const [WHOLE, TENTHS, HUNDREDTHS] = [decimals(0), decimals(1), decimals(2)];
const BYTES = ["B", "kB", "MB", "GB", "TB"];

// The server writes the same, in PipelineFigures.java.
const FORMATS = {
  millis: (value) => value < 1 ? "< 1 ms"
      : value < 1_000 ? `${value} ms`
      : value < 60_000 ? `${HUNDREDTHS.format(value / 1_000)} s`
      : `${TENTHS.format(value / 60_000)} min`,
  rate: (value) => (value < 100 ? TENTHS : WHOLE).format(value),
  count: (value) => WHOLE.format(value),
  bytes: (value) => {
    let unit = 0;
    for (; value >= 1_000 && unit < BYTES.length - 1; unit++) value /= 1_000;
    return `${(unit === 0 ? WHOLE : TENTHS).format(value)} ${BYTES[unit]}`;
  },
  hours: (value) => value < 48 ? `${TENTHS.format(value)} h` : `${WHOLE.format(value / 24)} d`,
};
const format = (as, value) => value == null ? "–" : FORMATS[as](value);
const at = (object, path) => path.split(".").reduce((part, name) => part?.[name], object);

function showHop({hop, latency, waitingMillis, state}) {
  const element = document.querySelector(`[data-hop="${hop}"]`);
  if (!element) return;
  element.dataset.state = state;
  for (const each of element.querySelectorAll("[data-of$=Millis]")) {
    setText(each, format("millis", latency[each.dataset.of]));
  }
  // What has not arrived yet already took that long.
  const late = state !== "good" && waitingMillis > (latency.p95Millis ?? -1);
  setText(element.querySelector("[data-main]"),
      late ? `> ${format("millis", waitingMillis)}` : format("millis", latency.p95Millis));
  setText(element.querySelector("[data-state-word]"), words.get(`state.${state}`));
  const odd = latency.clocksDiffer + latency.beyondAnHour;
  element.querySelector("[data-odd]").hidden = odd === 0;
  setText(element.querySelector("[data-of=odd]"), format("count", odd));
}

function showRows(body, rows) {
  const {name: key, value, as, link} = body.dataset;
  const note = body.closest("section").querySelector("[data-no-rows]");
  note.hidden = rows.length > 0;
  while (body.rows.length > rows.length) body.deleteRow(-1);
  rows.forEach((row, index) => {
    let line = body.rows[index];
    if (!line) {
      line = body.insertRow();
      const name = document.createElement("th");
      name.scope = "row";
      name.append(document.createElement(link ? "a" : "code"));
      line.append(name);
      line.insertCell();
    }
    const said = line.cells[0].firstElementChild;
    setText(said, words.get(`${key}.${row[key]}`) ?? row[key]);
    if (link) said.href = `/sites/${document.body.dataset.site}/${link}${row[key]}`;
    setText(line.cells[1], format(as, row[value]));
  });
}

// Only where they are others, since a screen reader reads them out.
function showFindings(findings) {
  const box = document.querySelector("[data-findings]");
  const key = (finding) => `${finding.part} ${finding.advice}`;
  const shown = [...box.querySelectorAll("[data-finding]")];
  const same = shown.length === findings.length
      && findings.every((each, i) => shown[i].dataset.finding === key(each));
  box.querySelector("[data-all-well]").hidden = findings.length > 0;
  if (same) {
    findings.forEach((each, i) => { shown[i].dataset.state = each.state; });
    return;
  }
  shown.forEach((each) => each.remove());
  box.append(...findings.map((finding) => {
    const line = document.createElement("p");
    line.className = "finding";
    line.dataset.state = finding.state;
    line.dataset.finding = key(finding);
    const strong = document.createElement("strong");
    strong.textContent = `${words.get(`part.${finding.part}`)}: ${words.get(`advice.${finding.advice}`)}.`;
    line.append(strong, " ", words.get(`do.${finding.advice}`));
    return line;
  }));
}

function showComparison({compared, mqttFirst, kafkaFirst}) {
  document.querySelector("[data-uncompared]").hidden = compared;
  document.querySelector("[data-compared]").hidden = !compared;
  const share = document.querySelector("[data-share]");
  share.max = mqttFirst.count + kafkaFirst.count || 1;
  share.value = mqttFirst.count;
}

function onPipeline(view) {
  showFindings(view.findings);
  view.hops.forEach(showHop);
  showComparison(view.comparison);
  for (const part of document.querySelectorAll("[data-part]")) {
    part.dataset.state = view[part.dataset.part].state;
  }
  for (const each of document.querySelectorAll("[data-figure]")) {
    setText(each, format(each.dataset.as, at(view, each.dataset.figure)));
  }
  for (const body of document.querySelectorAll("[data-rows]")) {
    showRows(body, at(view, body.dataset.rows));
  }
}

refreshTimes(document);
setInterval(refreshLine, 1_000);
new Stream(`/api/v1/sites/${document.body.dataset.site}/stream?pipeline=true`,
    {pipeline: onPipeline, service: showMissing}, showLine);

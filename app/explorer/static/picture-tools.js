// What can be done with a picture: go through it by keyboard, expand a node, choose a time, save it.
"use strict";

function save(name, data) {
  const link = document.createElement("a");
  link.href = data;
  link.download = name;
  link.click();
}
const download = (name, type, text) => save(name, `data:${type};charset=utf-8,${encodeURIComponent(text)}`);
// What XML cannot hold is left out; the rest is escaped.
const xml = (text) => String(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
  .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

function svg(picture, lang) {
  const box = picture.elements(":visible").boundingBox();
  const key = window.diplograph.title(lang);
  const dashes = { dashed: ' stroke-dasharray="8 5"', dotted: ' stroke-dasharray="2 4"' };
  const lines = picture.edges(":visible").map((edge) => {
    const [a, b] = [edge.source().position(), edge.target().position()];
    const crossed = edge.hasClass("denied") || edge.hasClass("cancelled");
    const cross = crossed ? `<text x="${(a.x + b.x) / 2}" y="${(a.y + b.y) / 2 + 5}" text-anchor="middle">✕</text>` : "";
    return `<g><title>${xml(edge.data("quote"))}</title><line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${xml(edge.style("line-color"))}"` +
      ` stroke-width="${edge.numericStyle("width")}"${dashes[edge.style("line-style")] || ""}/>${cross}</g>`;
  });
  const nodes = picture.nodes(":visible").map((node) => {
    const { x, y } = node.position();
    return `<g><circle cx="${x}" cy="${y}" r="16" fill="${xml(node.style("background-color"))}"/>` +
      `<text x="${x}" y="${y + 4}" text-anchor="middle" font-size="10" fill="${window.diplograph.colour("--on-accent")}">${xml(node.data("code"))}</text>` +
      `<text x="${x}" y="${y + 32}" text-anchor="middle">${xml(node.data(key))}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.x1 - 60} ${box.y1 - 20} ${box.w + 120} ${box.h + 40}" font-family="sans-serif" font-size="12" ` +
    `fill="${window.diplograph.colour("--text")}">${lines.join("")}${nodes.join("")}</svg>`;
}

const NODE_KEYS = ["name", "ar", "kind", "code"];
const EDGE_KEYS = ["type", "status", "count", "quote", "days"];
function graphml(picture) {
  const keys = [...NODE_KEYS.map((key) => ["node", key]), ...EDGE_KEYS.map((key) => ["edge", key])]
    .map(([of, key]) => `<key id="${of}-${key}" for="${of}" attr.name="${key}" attr.type="${key === "count" ? "int" : "string"}"/>`);
  const data = (one, of, names) => names.map((key) => `<data key="${of}-${key}">${xml(one.data(key) ?? "")}</data>`).join("");
  const nodes = picture.nodes(":visible").map((one) => `<node id="${xml(one.id())}">${data(one, "node", NODE_KEYS)}</node>`);
  const edges = picture.edges(":visible").map((one) =>
    `<edge source="${xml(one.data("source"))}" target="${xml(one.data("target"))}">${data(one, "edge", EDGE_KEYS)}</edge>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys.join("")}` +
    `<graph edgedefault="undirected">${nodes.join("")}${edges.join("")}</graph></graphml>`;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
// The nearest node that way; what lies aside counts thrice, so that an arrow goes where it points.
function nearest(picture, from, [right, down]) {
  const far = (node) => {
    const [x, y] = [node.position("x") - from.position("x"), node.position("y") - from.position("y")];
    const ahead = x * right + y * down;
    return ahead > 0 ? ahead + 3 * Math.abs(x * down + y * right) : Infinity;
  };
  const [first] = picture.nodes(":visible").map((node) => [far(node), node]).sort((a, b) => a[0] - b[0]);
  return first && first[0] < Infinity ? first[1] : from;
}

function walking({ figure, picture }) {
  figure.querySelector(".canvas").addEventListener("keydown", (event) => {
    const chosen = picture.nodes(":selected");
    if (event.key === "Escape") chosen.unselect();
    if (event.key === "Enter" && chosen.length) figure.querySelector("[data-do=expand]")?.click();
    if (!ARROWS[event.key]) return;
    event.preventDefault();
    const next = chosen.length ? nearest(picture, chosen[0], ARROWS[event.key]) : picture.nodes(":visible").max((node) => node.degree()).ele;
    if (!next) return;
    chosen.not(next).unselect();
    next.select();
    const { x1, y1, x2, y2 } = picture.extent();
    const { x, y } = next.position();
    if (x < x1 || x > x2 || y < y1 || y > y2) picture.center(next);
  });
}

function expanding({ figure, picture, relayout }) {
  const button = figure.querySelector("[data-do=expand]");
  if (!button) return;
  const chosen = () => picture.nodes(":selected");
  picture.on("select unselect", "node", () => { button.disabled = !chosen().length; });
  async function expand(node) {
    const address = new URL(location.href);
    if (!address.searchParams.getAll("center").includes(node.id())) address.searchParams.append("center", node.id());
    const query = new URLSearchParams(address.search);
    query.delete("center");
    query.append("center", node.id());
    const answer = await fetch(`${figure.dataset.expand}?${query}`);
    if (!answer.ok) return;
    const fresh = (await answer.json()).filter((one) => !picture.getElementById(one.data.id).length);
    picture.add(fresh).edges().forEach((edge) => { edge.data("shown", edge.data("count")); });
    relayout(node.position());
    history.replaceState(null, "", address);
  }
  button.addEventListener("click", () => chosen().forEach(expand));
  picture.on("dbltap", "node", (event) => expand(event.target));
}

function timing({ figure, picture }) {
  const time = figure.querySelector(".time");
  if (!time) return;
  const periods = time.dataset.periods.split(" ");
  const [from, to] = ["from", "to"].map((name) => time.querySelector(`[data-time=${name}]`));
  function choose() {
    const [first, last] = [from, to].map((slider) => Number(slider.value)).sort((a, b) => a - b);
    const all = first === 0 && last === periods.length - 1;
    for (const slider of [from, to]) {
      const period = periods[Number(slider.value)];
      slider.nextElementSibling.textContent = period;
      slider.setAttribute("aria-valuetext", period);
    }
    const inside = (day) => day.slice(0, periods[0].length) >= periods[first] && day.slice(0, periods[0].length) <= periods[last];
    picture.batch(() => {
      picture.edges().forEach((edge) => {
        const n = all ? edge.data("count") : edge.data("days").filter(inside).length;
        edge.data("shown", n);
        edge.toggleClass("outside", n === 0);
      });
      picture.nodes().forEach((node) => { node.toggleClass("outside", !all && node.connectedEdges().every((edge) => edge.hasClass("outside"))); });
    });
    time.querySelectorAll(".bars span").forEach((bar, k) => bar.classList.toggle("outside", k < first || k > last));
    const hidden = new Set(picture.edges(".outside").map((edge) => edge.id()));
    document.querySelectorAll("[data-edge]").forEach((line) => { line.hidden = hidden.has(line.dataset.edge); });
  }
  // The address gets days, which the server filters by; while a slider is drawn nothing is asked.
  function keep() {
    const address = new URL(location.href);
    const [first, last] = [from, to].map((slider) => Number(slider.value)).sort((a, b) => a - b);
    const start = `${periods[first]}-01-01`.slice(0, 10);
    const [year, month, day] = periods[last].split("-").map(Number);
    const end = day ? periods[last] : new Date(Date.UTC(year, month || 12, 0)).toISOString().slice(0, 10);
    for (const [name, value, whole] of [["from", start, first === 0], ["to", end, last === periods.length - 1]]) {
      if (whole) continue;
      address.searchParams.set(name, value);
      const field = document.querySelector(`form.filters [name=${name}]`);
      if (field) field.value = value;
    }
    history.replaceState(null, "", address);
  }
  for (const slider of [from, to]) {
    slider.addEventListener("input", choose);
    slider.addEventListener("change", keep);
  }
}

window.diplograph.tools = (context) => {
  const { figure, picture } = context;
  const on = (name, act) => figure.querySelector(`[data-do=${name}]`).addEventListener("click", act);
  on("fit", () => picture.fit(picture.elements(":visible"), 24));
  on("png", () => save("diplograph.png", picture.png({ full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: window.diplograph.colour("--panel") })));
  on("svg", () => download("diplograph.svg", "image/svg+xml", svg(picture, figure.dataset.lang)));
  on("graphml", () => download("diplograph.graphml", "application/graphml+xml", graphml(picture)));
  walking(context);
  expanding(context);
  timing(context);
};

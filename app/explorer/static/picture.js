// Draws the figures of class "picture": who is in the answer, joined by what happened between them.
"use strict";

const LARGE = 300; // nodes; beyond, cheaper drawing and a layout by country
const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // the golden angle, in radians
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const title = (lang) => (lang === "ar" ? "ar" : "name");
const short = (name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

// A country's code, white on the node: flags are letters of a font that many systems have not.
const badges = new Map();
function badge(code) {
  if (!badges.has(code)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">` +
      `<text x="16" y="20" font-family="sans-serif" font-size="11" font-weight="bold" text-anchor="middle" fill="${colour("--on-accent")}">${code}</text></svg>`;
    badges.set(code, `data:image/svg+xml,${encodeURIComponent(svg)}`);
  }
  return badges.get(code);
}

function style(lang, large) {
  const text = colour("--text");
  const edge = (status, more) => ({
    selector: `edge.${status}`,
    style: { "line-color": colour(`--${status}`), "target-arrow-color": colour(`--${status}`), ...more },
  });
  const crossed = { label: "✕", color: text, "font-size": 16, "text-background-opacity": 0 };
  return [
    {
      selector: "node",
      style: {
        label: large ? `data(${title(lang)})` : (node) => short(node.data(title(lang))),
        color: text,
        "font-size": large ? 12 : 15,
        "font-family": "sans-serif",
        "min-zoomed-font-size": large ? 9 : 5,
        "text-wrap": large ? "ellipsis" : "wrap",
        "text-max-width": large ? 170 : 130,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "background-color": colour("--person"),
        width: large ? 32 : 40,
        height: large ? 32 : 40,
      },
    },
    ...(large ? [] : [
      { selector: "node", style: { "text-background-color": colour("--panel"), "text-background-opacity": 0.8 } },
      { selector: "node[code != '']", style: { "background-image": (node) => badge(node.data("code")), "background-fit": "contain" } },
    ]),
    { selector: "node.country", style: { shape: "round-rectangle", "background-color": colour("--country") } },
    { selector: "node.organization", style: { shape: "hexagon", "background-color": colour("--organization") } },
    { selector: "node.event, node.place", style: { shape: "diamond", "background-color": colour("--event") } },
    { selector: "node.topic", style: { shape: "tag", "background-color": colour("--quiet") } },
    { selector: "node:selected", style: { "border-width": 3, "border-color": text } },
    { selector: "edge", style: { "curve-style": large ? "haystack" : "bezier", width: "mapData(shown, 1, 10, 2, 10)", opacity: 0.85 } },
    ...(large ? [] : [{ selector: "edge.directed", style: { "target-arrow-shape": "triangle" } }]),
    edge("held"),
    edge("planned", { "line-style": "dashed" }),
    edge("called_for", { "line-style": "dotted" }),
    edge("cancelled", { "line-style": "dashed", ...(large ? {} : crossed) }),
    edge("denied", { "line-style": "dotted", ...(large ? {} : crossed) }),
    { selector: "edge.looked", style: { width: 8, opacity: 1 } },
    { selector: ".faded", style: { opacity: 0.15 } },
    { selector: ".outside", style: { display: "none" } },
  ];
}

// Those of a country together, the countries in a spiral, the largest in the middle: quick for thousands of nodes.
function byCountry(picture) {
  const groups = new Map();
  picture.nodes().forEach((node) => {
    const code = node.data("code");
    if (!groups.has(code)) groups.set(code, []);
    groups.get(code).push(node);
  });
  const positions = {};
  let area = 0;
  [...groups.values()].sort((a, b) => b.length - a.length).forEach((members, k) => {
    const radius = 60 * Math.sqrt(members.length);
    area += radius * radius * 1.6;
    const far = k ? Math.sqrt(area) : 0;
    members.sort((a, b) => b.degree() - a.degree()).forEach((node, n) => {
      const near = 55 * Math.sqrt(n);
      positions[node.id()] = {
        x: far * Math.cos(k * GOLDEN) + near * Math.cos(n * GOLDEN),
        y: far * Math.sin(k * GOLDEN) + near * Math.sin(n * GOLDEN),
      };
    });
  });
  return { name: "preset", positions: (node) => positions[node.id()], padding: 24 };
}

// The drawing turned so that it is longest where the canvas is, and widened to its shape: names are wide.
function spread(picture) {
  const nodes = picture.nodes();
  const mean = (of) => nodes.map(of).reduce((a, b) => a + b, 0) / nodes.length;
  const [mx, my] = [mean((node) => node.position("x")), mean((node) => node.position("y"))];
  const [sx, sy, sxy] = [
    mean((node) => (node.position("x") - mx) ** 2),
    mean((node) => (node.position("y") - my) ** 2),
    mean((node) => (node.position("x") - mx) * (node.position("y") - my)),
  ];
  const wide = picture.width() > picture.height();
  const turn = (wide ? 0 : Math.PI / 2) - Math.atan2(2 * sxy, sx - sy) / 2;
  const turned = nodes.map((node) => {
    const [x, y] = [node.position("x") - mx, node.position("y") - my];
    return { x: x * Math.cos(turn) - y * Math.sin(turn), y: x * Math.sin(turn) + y * Math.cos(turn) };
  });
  const size = (axis) => Math.max(...turned.map((at) => at[axis])) - Math.min(...turned.map((at) => at[axis])) + 80;
  const room = picture.width() / Math.max(picture.height(), 1) / (size("x") / size("y"));
  const stretch = (much) => Math.min(Math.max(much, 1), 2.5);
  const [across, down] = [stretch(room), stretch(1 / room)];
  picture.batch(() => nodes.forEach((node, k) => { node.position({ x: turned[k].x * across, y: turned[k].y * down }); }));
}

// New nodes start on a spiral around where they come from: between nodes that lie on one another the layout's
// forces are random, and a view would look otherwise each time.
function scatter(picture, { x, y }) {
  picture.nodes().filter((node) => !node.scratch("placed")).forEach((node, k) => {
    const [turn, far] = [(k + 1) * GOLDEN, 40 * Math.sqrt(k + 1)];
    node.position({ x: x + far * Math.cos(turn), y: y + far * Math.sin(turn) }).scratch("placed", true);
  });
}

function arrange(picture, from = { x: 0, y: 0 }) {
  scatter(picture, from);
  if (picture.nodes().length > LARGE) {
    picture.layout(byCountry(picture)).run();
    return;
  }
  picture.layout({ name: "cose", animate: false, fit: false, nodeDimensionsIncludeLabels: true, randomize: false, idealEdgeLength: () => 60 }).run();
  spread(picture);
  picture.fit(picture.elements(), 24);
  if (picture.zoom() > 1.2) {
    picture.zoom(1.2);
    picture.center();
  }
}

function draw(figure) {
  if (figure.dataset.drawn || !window.cytoscape) return;
  const hint = figure.querySelector(".hint");
  const told = hint.textContent;
  const elements = JSON.parse(figure.dataset.elements);
  const large = elements.filter((one) => !one.data.source).length > LARGE;
  const picture = cytoscape({
    container: figure.querySelector(".canvas"),
    elements,
    minZoom: 0.02,
    maxZoom: 3,
    textureOnViewport: large,
    hideEdgesOnViewport: large,
    pixelRatio: large ? 1 : "auto",
    layout: { name: "null" },
  });
  const restyle = () => { badges.clear(); picture.style(style(figure.dataset.lang, large)); };
  const say = (edge) => { hint.textContent = edge?.data("quote") || told; hint.dir = "auto"; };
  picture.edges().forEach((edge) => { edge.data("shown", edge.data("count")); });
  restyle();
  arrange(picture);

  const look = (edge) => {
    picture.edges(".looked").removeClass("looked");
    edge?.addClass("looked");
    say(edge);
  };
  picture.on("mouseover tap", "edge", (event) => look(event.target));
  picture.on("mouseout", "edge", () => look(null));
  picture.on("select unselect", "node", () => {
    const chosen = picture.nodes(":selected");
    picture.elements().toggleClass("faded", chosen.nonempty());
    chosen.closedNeighborhood().removeClass("faded");
    hint.textContent = chosen.map((node) => node.data(title(figure.dataset.lang))).join(" · ") || told;
  });
  document.addEventListener("theme", restyle);
  document.querySelectorAll("[data-edge]").forEach((line) => {
    const edge = () => picture.getElementById(line.dataset.edge);
    line.addEventListener("focusin", () => look(edge()));
    line.addEventListener("mouseenter", () => look(edge()));
    line.addEventListener("mouseleave", () => look(null));
  });
  const context = { figure, picture, relayout: (from) => arrange(picture, from) };
  window.diplograph.tools(context);
  figure.picture = picture; // for whoever measures
  figure.dataset.drawn = "yes";
}

window.diplograph = { title, colour };
const drawAll = (root) => root.querySelectorAll("figure.picture").forEach(draw);
document.addEventListener("DOMContentLoaded", () => drawAll(document));
document.addEventListener("htmx:afterSettle", (event) => drawAll(event.target));

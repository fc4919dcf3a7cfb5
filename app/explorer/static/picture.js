// Draws the figures of class "picture": people and countries, joined by what the facts say of them.
"use strict";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function style(lang) {
  const text = colour("--text");
  const edge = (status) => ({ "line-color": colour(`--${status}`), "target-arrow-color": colour(`--${status}`) });
  return [
    {
      selector: "node",
      style: {
        label: lang === "ar" ? "data(ar)" : "data(name)",
        color: text,
        "font-size": 12,
        "font-family": "sans-serif",
        "text-wrap": "wrap",
        "text-max-width": 110,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-background-color": colour("--panel"),
        "text-background-opacity": 0.8,
        "background-color": colour("--person"),
        width: 26,
        height: 26,
      },
    },
    { selector: "node.country", style: { shape: "round-rectangle", "background-color": colour("--country") } },
    { selector: "node.organization", style: { shape: "hexagon", "background-color": colour("--organization") } },
    {
      selector: "edge",
      style: { "curve-style": "bezier", width: "mapData(count, 1, 8, 2, 8)", opacity: 0.85 },
    },
    { selector: "edge.directed", style: { "target-arrow-shape": "triangle" } },
    { selector: "edge.held", style: edge("held") },
    { selector: "edge.planned", style: { ...edge("planned"), "line-style": "dashed" } },
    { selector: "edge.called_for", style: { ...edge("called_for"), "line-style": "dotted" } },
    { selector: "edge.cancelled", style: { ...edge("cancelled"), "line-style": "dashed", label: "✕", color: text } },
    { selector: "edge.denied", style: { ...edge("denied"), "line-style": "dotted", label: "✕", color: text } },
    { selector: ".faded", style: { opacity: 0.2 } },
  ];
}

function save(name, data) {
  const link = document.createElement("a");
  link.href = data;
  link.download = name;
  link.click();
}

function draw(figure) {
  if (figure.dataset.drawn || !window.cytoscape) return;
  figure.dataset.drawn = "yes";
  const hint = figure.querySelector(".hint");
  const picture = cytoscape({
    container: figure.querySelector(".canvas"),
    elements: JSON.parse(figure.dataset.elements),
    style: style(figure.dataset.lang),
    layout: { name: "cose", animate: false, nodeDimensionsIncludeLabels: true, padding: 24, randomize: false },
    minZoom: 0.2,
    maxZoom: 3,
  });
  picture.on("mouseover tap", "edge", (event) => { hint.textContent = event.target.data("quote"); hint.dir = "auto"; });
  picture.on("tap", "node", (event) => {
    const near = event.target.closedNeighborhood();
    picture.elements().addClass("faded");
    near.removeClass("faded");
  });
  picture.on("tap", (event) => { if (event.target === picture) picture.elements().removeClass("faded"); });
  document.addEventListener("theme", () => picture.style(style(figure.dataset.lang)));
  figure.querySelector("[data-do=fit]").addEventListener("click", () => picture.fit(undefined, 24));
  figure.querySelector("[data-do=png]").addEventListener("click", () =>
    save("diplograph.png", picture.png({ full: true, scale: 2, bg: colour("--back") })));
}

const drawAll = (root) => root.querySelectorAll("figure.picture").forEach(draw);
document.addEventListener("DOMContentLoaded", () => drawAll(document));
document.addEventListener("htmx:afterSettle", (event) => drawAll(event.target));

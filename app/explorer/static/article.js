// An article: its marks and its facts show each other, and selected words can be reported as a missing fact.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const text = document.querySelector(".reading .text");
  if (!text) return;
  const marks = [...text.querySelectorAll("mark")];
  const look = (ids) => marks.forEach((mark) => {
    mark.classList.toggle("looked", mark.dataset.facts.split(" ").some((id) => ids.includes(id)));
  });
  document.querySelectorAll("[data-fact]").forEach((card) => {
    for (const name of ["mouseenter", "focusin"]) card.addEventListener(name, () => look([card.dataset.fact]));
    card.addEventListener("mouseleave", () => look([]));
  });
  marks.forEach((mark) => mark.addEventListener("click", () => {
    const [first] = mark.dataset.facts.split(" ");
    look([first]);
    document.getElementById(first).scrollIntoView({ block: "center" });
  }));
  const field = document.querySelector("[data-selection]");
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    const part = chosen.getRangeAt(0).cloneContents();
    part.querySelectorAll(".ref").forEach((ref) => ref.remove());
    field.value = part.textContent.slice(0, 2000);
  });
});

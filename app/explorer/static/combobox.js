// Inputs with data-suggest complete names while typing: a combobox with a list (ARIA Authoring Practices, "list
// autocomplete with manual selection"). Enter without a choice does what it always does.
"use strict";

function combobox(input) {
  if (input.getAttribute("role") === "combobox") return;
  const list = document.createElement("ul");
  list.id = `${input.id || input.name}-list-${document.querySelectorAll("ul.options").length}`;
  list.className = "options";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.body.dataset.suggested);
  list.hidden = true;
  input.after(list);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let asked = 0;
  let timer;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  // What was typed before asks for nothing any more, and what was asked for comes too late.
  function settle() {
    clearTimeout(timer);
    asked += 1;
  }

  function close() {
    settle();
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(option) {
    settle(); // who goes through the list chooses from this one
    options().forEach((one) => one.setAttribute("aria-selected", String(one === option)));
    if (!option) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function take(option) {
    const typed = Array.from(input.value.slice(0, input.selectionStart)); // the server counts code points
    const before = typed.slice(0, Number(option.dataset.start)).join("") + option.dataset.insert;
    input.value = before + input.value.slice(input.selectionStart);
    input.setSelectionRange(before.length, before.length);
    close();
    input.focus();
  }

  async function suggest() {
    const own = ++asked;
    const typed = input.value.slice(0, input.selectionStart);
    if (typed.trim().length < 2) { close(); return; }
    const query = new URLSearchParams({ lang: document.documentElement.lang, q: typed.slice(-1000) });
    const answer = await fetch(`/suggest?${query}`);
    if (!answer.ok || own !== asked) return;
    list.innerHTML = await answer.text();
    options().forEach((one) => { one.id = `${list.id}-${one.id}`; });
    list.hidden = !options().length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(suggest, 120); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) { event.preventDefault(); take(option); }
  });
  input.form?.addEventListener("submit", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "ArrowDown") mark(all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") mark(all[(at <= 0 ? all.length : at) - 1]);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen()) take(chosen());
    else return;
    event.preventDefault();
  });
}

const comboboxes = (root) => root.querySelectorAll("input[data-suggest]").forEach(combobox);
document.addEventListener("DOMContentLoaded", () => comboboxes(document));
document.addEventListener("htmx:afterSettle", (event) => comboboxes(event.target));

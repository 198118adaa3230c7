// Offers words while one types into the box of search: a combobox with a list, after the pattern of
// WAI-ARIA. Not the browser's own datalist: that hides 鱼塘 where "yut" was typed. The box works
// without.
"use strict";

const PAUSE = 200; // milliseconds without a key, after which words are asked for
const box = document.querySelector("input[data-suggest]");
const list = document.createElement("ul");
const told = document.createElement("p");
let waiting = 0;
let asked = "";
let marked = -1;

async function suggest() {
  const typed = box.value.trim();
  if (typed === asked) return;
  asked = typed;
  if (!typed) return offer([]);
  try {
    const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: typed })}`);
    const { words } = await answer.json();
    if (asked === typed && document.activeElement === box) offer(words);
  } catch {
    offer([]); // without a signal nothing is offered
  }
}

function offer(words) {
  list.replaceChildren(...words.map(choice));
  mark(-1);
  open(words.length > 0);
  told.textContent = words.length ? `有 ${words.length} 个可以选，按上下键挑` : "";
}

function choice(word, place) {
  const item = document.createElement("li");
  item.id = `offer-${place}`;
  item.role = "option";
  item.textContent = word;
  item.addEventListener("pointerdown", (press) => press.preventDefault()); // the box keeps the focus
  item.addEventListener("click", () => take(item));
  return item;
}

function open(isOpen) {
  list.hidden = !isOpen;
  box.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) mark(-1);
}

function mark(place) {
  marked = place;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
  if (place < 0) return box.removeAttribute("aria-activedescendant");
  box.setAttribute("aria-activedescendant", list.children[place].id);
  list.children[place].scrollIntoView({ block: "nearest" });
}

function take(item) {
  box.value = asked = item.textContent;
  open(false);
  box.form.requestSubmit();
}

function step(by) {
  const places = list.children.length + 1; // one of them is the box itself
  mark(((marked + 1 + by + places) % places) - 1);
}

function press(key) {
  if (key.isComposing || !list.children.length) return;
  if (list.hidden && key.key === "ArrowDown") open(true);
  else if (list.hidden) return;
  else if (key.key === "ArrowDown") step(1);
  else if (key.key === "ArrowUp") step(-1);
  else if (key.key === "Escape") open(false);
  else if (key.key === "Enter" && marked >= 0) take(list.children[marked]);
  else return;
  key.preventDefault();
}

function wait() {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, PAUSE);
}

function begin() {
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  list.id = "offers";
  list.className = "offers";
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", "可以选的词");
  box.setAttribute("aria-controls", list.id);
  told.className = "visually-hidden";
  told.role = "status";
  const frame = document.createElement("div");
  frame.className = "offering";
  box.replaceWith(frame);
  frame.append(box, list, told);
  box.addEventListener("keydown", press);
  box.addEventListener("blur", () => open(false));
  box.addEventListener("compositionend", wait);
  box.addEventListener("input", (typed) => {
    if (!typed.isComposing) wait(); // not pinyin that is still becoming characters
  });
}

if (box) begin();

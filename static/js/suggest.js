// Offers words while one types into the box of search, in the browser's own list below it. The box
// works without.
"use strict";

const PAUSE = 200; // milliseconds without a key, after which words are asked for
const box = document.querySelector("input[data-suggest]");
const list = document.createElement("datalist");
let waiting = 0;
let asked = "";

async function suggest() {
  const typed = box.value.trim();
  if (!typed || typed === asked) return;
  asked = typed;
  try {
    const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: typed })}`);
    const { words } = await answer.json();
    if (asked === typed) list.replaceChildren(...words.map((word) => new Option(word, word)));
  } catch {
    // Without a signal nothing is offered.
  }
}

if (box) {
  list.id = "suggestions";
  box.after(list);
  box.setAttribute("list", list.id);
  box.addEventListener("input", (typed) => {
    if (typed.isComposing) return; // pinyin that is still becoming characters
    clearTimeout(waiting);
    waiting = setTimeout(suggest, PAUSE);
  });
}

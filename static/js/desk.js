// Shows what came in while the page stays open: asks for the mark, and puts the list anew if it changed.
"use strict";

const EVERY = 3000; // milliseconds
const drawer = document.getElementById("drawer");

async function look() {
  if (document.hidden) return;
  const answer = await fetch(drawer.dataset.news, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { mark } = await answer.json();
  if (mark === drawer.dataset.mark) return;
  const page = await fetch(location.href);
  if (!page.ok) return;
  const shown = new DOMParser().parseFromString(await page.text(), "text/html");
  for (const id of ["drawers", "drawer"]) {
    const part = shown.getElementById(id);
    if (!part) return; // logged out meanwhile
    document.getElementById(id).replaceChildren(...part.childNodes);
  }
  drawer.dataset.mark = shown.getElementById("drawer").dataset.mark;
}

setInterval(() => look().catch(() => {}), EVERY); // a weak signal: the next time

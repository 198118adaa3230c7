// Shows what came in while the page stays open: asks for the newest number, and puts the list anew.
"use strict";

const EVERY = 4000; // milliseconds
const drawer = document.getElementById("drawer");

async function look() {
  if (document.hidden) return;
  const answer = await fetch(drawer.dataset.news, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { newest } = await answer.json();
  if (String(newest) === drawer.dataset.newest) return;
  const page = await fetch(location.href);
  if (!page.ok) return;
  const shown = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("drawer");
  if (!shown) return;
  drawer.replaceChildren(...shown.childNodes);
  drawer.dataset.newest = shown.dataset.newest;
}

setInterval(() => look().catch(() => {}), EVERY); // a weak signal: the next time

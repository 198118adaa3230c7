// Who goes back from the receipt of what was said about an official finds the form empty: the next
// who holds the phone may be the one whom it is about.
"use strict";

const EMPTIED = "feedback.emptied"; // of this tab, until a form is opened anew
const filled = document.querySelector("form#words");

function mark(sent) {
  try {
    if (sent) sessionStorage.setItem(EMPTIED, "yes");
    else sessionStorage.removeItem(EMPTIED);
  } catch {
    // Where nothing can be kept, going back shows the words, as without scripts.
  }
}

function wasSent() {
  try {
    return sessionStorage.getItem(EMPTIED) === "yes";
  } catch {
    return false;
  }
}

function empty() {
  filled.reset();
  for (const name of ["text", "contact"]) filled.elements[name].value = "";
}

if (document.querySelector("[data-sent]")) mark(true);
if (filled) {
  addEventListener("pageshow", (shown) => {
    const [came] = performance.getEntriesByType("navigation");
    if (!shown.persisted && came?.type === "navigate") mark(false);
    else if (wasSent()) empty();
  });
}

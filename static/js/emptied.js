// What is said about an official is kept by no browser: its form is restored by none
// (autocomplete="off"), so whoever leaves it with words in it is asked first. Where a page that was
// sent is shown again as it was, it is emptied: the next who holds the phone may be the one whom it
// is about.
"use strict";

const accusing = document.querySelector("form#words");
let isSent = false;

accusing.addEventListener("submit", () => {
  isSent = true;
});
addEventListener("beforeunload", (leaving) => {
  if (!isSent && accusing.elements.text.value.trim()) leaving.preventDefault();
});
addEventListener("pageshow", (shown) => {
  if (!shown.persisted || !isSent) return;
  accusing.reset();
  for (const name of ["text", "contact"]) accusing.elements[name].value = "";
});

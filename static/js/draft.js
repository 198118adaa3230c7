// Keeps what is typed in this browser until it is sent, or for a day: a phone that is short of memory
// kills the page. Words and category only, one form at a time; a form about an official says nothing
// of a draft, and leaves none. The page of the receipt clears it.
"use strict";

const KEY = "feedback.draft";
const DAY = 24 * 60 * 60 * 1000; // milliseconds
const form = document.querySelector("form[data-draft]");

function read() {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY));
    if (draft && Date.now() - draft.at < DAY) return draft;
  } catch {
    // No storage here, or not ours: as if there were nothing.
  }
  forget();
  return null;
}

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be kept, nothing is.
  }
}

function keep() {
  const text = form.elements.text.value;
  if (!text.trim()) return forget();
  const category = form.elements.category?.value ?? "";
  const draft = { form: form.dataset.draft, text, category, at: Date.now() };
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Full, or switched off: the form works without.
  }
}

function offerToForget() {
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  const photo = form.querySelector("input[type=file]") ? "照片没有留，要的话请再选一次。" : "";
  told.textContent = `上次没有送出的话还在。${photo}`;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button", textContent: "不要了，清掉" });
  button.addEventListener("click", () => {
    form.elements.text.value = "";
    forget();
    told.remove();
  });
  told.append(button);
  form.elements.text.after(told);
}

function restore(draft) {
  form.elements.text.value = draft.text;
  const chosen = form.querySelector(`[name=category][value="${CSS.escape(draft.category)}"]`);
  if (chosen) chosen.checked = true;
  offerToForget();
}

const draft = read();
if (document.querySelector("[data-sent]")) forget();
if (form) {
  if (draft && draft.form === form.dataset.draft && !form.elements.text.value) restore(draft);
  form.addEventListener("input", keep);
}

// Sends a chosen photo at once, and tells how far it got. Without this file the form's own buttons
// do the same: what comes back is the whole form, of which only the part about photos is put in place.
"use strict";

const photos = document.getElementById("photos");
const form = photos.closest("form");

function complain(words) {
  document.getElementById("photos_error")?.remove();
  const error = document.createElement("p");
  Object.assign(error, { id: "photos_error", className: "field__error", tabIndex: -1 });
  error.setAttribute("role", "alert");
  error.textContent = words;
  photos.querySelector("legend").after(error);
  error.focus();
}

function put(html) {
  const answer = new DOMParser().parseFromString(html, "text/html").getElementById("photos");
  if (!answer) {
    complain("没有传上去。请再点一次“加上这张照片”。");
    return;
  }
  photos.replaceChildren(...answer.childNodes);
  const told = photos.querySelector("[role=alert], [role=status]");
  (told || document.getElementById("photo")).focus();
}

function send(name, value) {
  const sent = new FormData(form);
  sent.set(name, value);
  const request = new XMLHttpRequest();
  const progress = photos.querySelector("progress");
  request.open("POST", form.action);
  if (progress) {
    progress.parentElement.hidden = false;
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress.value = event.loaded / event.total;
    };
  }
  photos.setAttribute("aria-busy", "true");
  request.onload = () => put(request.responseText);
  request.onerror = () => complain("网断了，没有传上去。请再点一次“加上这张照片”。");
  request.onloadend = () => {
    photos.removeAttribute("aria-busy");
    if (progress) progress.parentElement.hidden = true;
  };
  request.send(sent);
}

photos.addEventListener("change", (event) => {
  const [chosen] = event.target.files || [];
  if (!chosen) return;
  if (chosen.size > Number(photos.dataset.mostBytes)) {
    event.target.value = "";
    complain("这张照片超过了 20 MB，收不下。请截个屏，传截屏的图。");
    return;
  }
  send("add_photo", "yes");
});

photos.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  event.preventDefault();
  send(button.name, button.value);
});

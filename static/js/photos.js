// Sends a chosen photo at once, and tells how far it got. Without this file the form's own buttons
// do the same: what comes back is the whole form, of which only the part about photos is put in place.
"use strict";

const photos = document.getElementById("photos");

function complain(words) {
  const told = document.getElementById("photos_error");
  if (told) told.remove();
  const error = document.createElement("p");
  Object.assign(error, { id: "photos_error", className: "field__error", tabIndex: -1 });
  error.setAttribute("role", "alert");
  error.textContent = words;
  photos.querySelector("legend").after(error);
  error.focus();
}

// The photo is still chosen: let the button beside it be pressed.
function giveUp(words) {
  photos.classList.remove("photos--at-once");
  complain(words);
}

const LOST =
  "照片加不上：这份公示现在查不到了。请点“送出”，网站会把您写的话给您看，好抄下来。";

function put(html, status) {
  const answer = new DOMParser().parseFromString(html, "text/html").getElementById("photos");
  if (!answer) {
    giveUp(status === 404 ? LOST : "没有传上去。请再点一次“加上这张照片”。");
    return;
  }
  photos.classList.add("photos--at-once");
  photos.replaceChildren(...answer.childNodes);
  photos.querySelector("[role=alert], [role=status], #photo").focus();
}

function show(progress, event) {
  if (event.lengthComputable && event.loaded < event.total) {
    progress.value = event.loaded / event.total;
  } else {
    progress.removeAttribute("value"); // all is there; the site looks at it
  }
}

let underWay = false;
let isToBeSent = false; // once the photo is there: sent meanwhile, the photo would go twice

function send(name, value) {
  underWay = true;
  const sent = new FormData(photos.form);
  sent.set(name, value);
  sent.set("at_once", "yes"); // this page stays: it needs no address of its own
  const request = new XMLHttpRequest();
  const progress = photos.querySelector("progress");
  const asleep = photos.querySelectorAll("[type=file], button"); // not disabled: the form may be sent
  const wake = (inert) => asleep.forEach((each) => Object.assign(each, { inert }));
  request.open("POST", photos.form.action);
  if (progress && name === "add_photo") {
    progress.parentElement.hidden = false;
    request.upload.onprogress = (event) => show(progress, event);
  }
  request.onload = () => put(request.responseText, request.status);
  request.onerror = () => giveUp("网断了，没有传上去。请再点一次“加上这张照片”。");
  request.onloadend = () => {
    underWay = false;
    wake(false);
    if (progress) progress.parentElement.hidden = true;
    if (isToBeSent && !photos.querySelector("[role=alert]")) photos.form.submit();
    isToBeSent = false;
  };
  wake(true);
  request.send(sent);
}

function chosen(event) {
  const [file] = event.target.files || [];
  if (!file) return;
  if (file.size > Number(photos.dataset.mostBytes)) {
    event.target.value = "";
    complain("这张照片超过了 20 MB，收不下。请截个屏，传截屏的图。");
    return;
  }
  send("add_photo", "yes");
}

function pressed(event) {
  const button = event.target.closest("button");
  if (!button) return;
  event.preventDefault();
  send(button.name, button.value);
}

function held(event) {
  if (!underWay) return;
  event.preventDefault();
  isToBeSent = true;
  const told = photos.querySelector(".photos__progress label");
  if (told) told.textContent = "正在传照片，传好就送出…";
}

// Older browsers keep to the buttons.
if (photos && "replaceChildren" in photos && "inert" in photos) {
  photos.classList.add("photos--at-once");
  photos.addEventListener("change", chosen);
  photos.addEventListener("click", pressed);
  photos.form.addEventListener("submit", held);
}

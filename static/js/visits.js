// Puts the phone's position into the form of a visit, when its button is pressed and never else.
"use strict";

const button = document.getElementById("ask-position");
const said = document.getElementById("position-said");

button.hidden = false;
button.addEventListener("click", () => {
  said.textContent = "正在问手机……";
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const place = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(4));
      document.querySelector("[name=position]").value = place.join(",");
      said.textContent = "位置带上了。";
    },
    () => { said.textContent = "手机没有给位置，不带也能记。"; },
  );
});

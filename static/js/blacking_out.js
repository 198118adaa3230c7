/* Black boxes over the pages of an attachment, drawn with a mouse or a finger.

   The text field of the form holds them, a line each: page: left top right bottom, in percent. What is
   drawn is written there, and what is written there is drawn. A tap on a box takes it away.
*/
(() => {
  const form = document.querySelector("[data-blacking-out]");
  const field = form.elements.boxes;
  const draw = form.querySelector("[data-draw]");
  const undo = form.querySelector("[data-undo]");
  const status = form.querySelector("[data-status]");
  const SVG = "http://www.w3.org/2000/svg";
  const SMALLEST = 0.4; // percent; less is a tap
  const before = []; // what the field held at each step
  let drawing = false;

  // As disclosure/attached.py reads them; null for what it will not understand.
  function box(line) {
    const words = line.split(/[\s:：,，、;；%％第页]+/).filter(Boolean);
    if (words.length !== 5 || !words.every((word) => /^-?\d+(\.\d+)?$/.test(word))) return null;
    const [page, ...edges] = words.map(Number);
    return [page, ...edges.map((edge) => Math.min(Math.max(edge, 0), 100))];
  }

  const lines = () => field.value.split("\n").filter((line) => line.trim());
  const read = () => lines().map(box).filter(Boolean);
  const line = ([page, ...edges]) => `${page}: ${edges.map((edge) => +edge.toFixed(2)).join(" ")}`;

  function write(boxes) {
    before.push(field.value);
    const strange = lines().filter((each) => !box(each)); // whoever wrote it is told on sending
    field.value = [...boxes.map(line), ...strange].join("\n");
    show();
  }

  function words(count) {
    const how = drawing ? "按住拖过去，就涂黑" : "要涂黑，先点「涂黑」";
    return count ? `涂黑了 ${count} 处。${drawing ? "点一下黑的地方，就去掉它。" : ""}` : `${how}。`;
  }

  function rectangle([, left, top, right, bottom]) {
    const shape = document.createElementNS(SVG, "rect");
    const sides = { x: left, y: top, width: right - left, height: bottom - top };
    Object.entries(sides).forEach(([name, value]) => shape.setAttribute(name, Math.max(value, 0)));
    return shape;
  }

  function show() {
    const boxes = read();
    for (const { number, layer } of layers) {
      layer.replaceChildren(...boxes.filter(([page]) => page === number).map(rectangle));
    }
    undo.disabled = before.length === 0;
    status.textContent = words(boxes.length);
  }

  function place(event, layer) {
    const frame = layer.getBoundingClientRect();
    const within = (value) => Math.min(Math.max(value, 0), 100);
    return [
      within(((event.clientX - frame.left) / frame.width) * 100),
      within(((event.clientY - frame.top) / frame.height) * 100),
    ];
  }

  function follow(number, layer) {
    let start = null;
    let shape = null;
    const box = (end) => [
      number,
      Math.min(start[0], end[0]),
      Math.min(start[1], end[1]),
      Math.max(start[0], end[0]),
      Math.max(start[1], end[1]),
    ];
    const stop = () => {
      shape?.remove();
      start = shape = null;
    };
    layer.addEventListener("pointerdown", (event) => {
      if (!drawing || !event.isPrimary || event.button > 0) return;
      event.preventDefault();
      layer.setPointerCapture(event.pointerId);
      start = place(event, layer);
    });
    layer.addEventListener("pointermove", (event) => {
      if (!start) return;
      shape?.remove();
      shape = layer.appendChild(rectangle(box(place(event, layer))));
    });
    layer.addEventListener("pointercancel", stop);
    layer.addEventListener("pointerup", (event) => {
      if (!start) return;
      const drawn = box(place(event, layer));
      stop();
      const [, left, top, right, bottom] = drawn;
      if (right - left < SMALLEST || bottom - top < SMALLEST) takeAway(number, left, top);
      else write([...read(), drawn]);
    });
  }

  function takeAway(number, x, y) {
    const boxes = read();
    const hit = boxes.findLast(
      ([page, left, top, right, bottom]) =>
        page === number && left <= x && x <= right && top <= y && y <= bottom,
    );
    if (hit) write(boxes.filter((each) => each !== hit));
  }

  function setDrawing(on) {
    drawing = on;
    draw.setAttribute("aria-pressed", on);
    form.classList.toggle("is-drawing", on); // a finger draws then, and does not scroll
    show();
  }

  const layers = [...form.querySelectorAll("[data-page]")].map((figure) => {
    const layer = document.createElementNS(SVG, "svg");
    layer.setAttribute("viewBox", "0 0 100 100");
    layer.setAttribute("preserveAspectRatio", "none");
    layer.setAttribute("aria-hidden", "true");
    const number = Number(figure.dataset.page);
    figure.append(layer);
    follow(number, layer);
    return { number, layer };
  });

  draw.addEventListener("click", () => setDrawing(!drawing));
  undo.addEventListener("click", () => {
    field.value = before.pop();
    show();
  });
  field.addEventListener("input", show);
  form.querySelector("[data-tools]").hidden = false;
  setDrawing(matchMedia("(pointer: fine)").matches);
})();

const charts = [...document.querySelectorAll(".scroll")];
const NS = "http://www.w3.org/2000/svg";
let zoom = 1;

function element(name, attributes, text) {
  const made = document.createElementNS(NS, name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  if (text !== undefined) made.textContent = text;
  return made;
}

// A mark at every round figure, as many as there is room for.
function axis(scroll) {
  const svg = scroll.querySelector("svg");
  const group = svg.querySelector(".axis");
  const length = Number(svg.dataset.ms);
  const width = svg.getBoundingClientRect().width;
  const least = (90 / width) * length;
  const unit = 10 ** Math.floor(Math.log10(least));
  const step = unit * ([1, 2, 5, 10].find((factor) => unit * factor >= least) || 10);
  const y = Number(group.dataset.y);
  group.replaceChildren();
  for (let n = 0; n * step <= length; n++) {
    const x = ((100 * n * step) / length).toFixed(4) + "%";
    const ms = n * step;
    const label = length >= 2000 ? Number((ms / 1000).toPrecision(6)) + " s" : Number(ms.toPrecision(6)) + " ms";
    group.append(element("line", { x1: x, x2: x, y1: 0, y2: y + 5 }));
    const text = element("text", { x, y: y + 18, dx: 3 }, label);
    group.append(text);
    const room = width * (1 - (n * step) / length) - 3;
    if (text.getComputedTextLength() > room) text.remove();
  }
}

function show(factor, scroll, at) {
  zoom = factor === 0 ? 1 : Math.min(500, Math.max(1, zoom * factor));
  for (const one of charts) {
    const svg = one.querySelector("svg");
    const anchor = one === scroll ? at : one.clientWidth / 2;
    const share = (one.scrollLeft + anchor) / svg.getBoundingClientRect().width;
    svg.style.width = 100 * zoom + "%";
    one.scrollLeft = share * svg.getBoundingClientRect().width - anchor;
    axis(one);
  }
}

for (const button of document.querySelectorAll("[data-zoom]")) {
  button.addEventListener("click", () => show(Number(button.dataset.zoom)));
}
for (const scroll of charts) {
  scroll.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      show(event.deltaY < 0 ? 1.25 : 0.8, scroll, event.clientX - scroll.getBoundingClientRect().left);
    },
    { passive: false },
  );
}
addEventListener("keydown", (event) => {
  if (event.key === "+" || event.key === "=") show(2);
  if (event.key === "-") show(0.5);
});
addEventListener("resize", () => charts.forEach(axis));
charts.forEach(axis);

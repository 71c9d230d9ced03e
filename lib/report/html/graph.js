// The drawing: boxes, edges, breadcrumbs, zoom, and moving about by mouse and keys.

const MARGIN = 18;
const LINE_HEIGHT = 17;
const MOST_LETTERS = 26;
const READABLE = 0.75;
const SCALES = [0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2];

const shown = { view: null, elements: new Map(), selected: null, related: new Set(), scale: 1, size: null };
const canvas = byId("canvas");

// --- Words.

const isContainer = (item) => item.children.length > 0;
const cutName = (name) => (name.length <= MOST_LETTERS ? name
  : `${name.slice(0, MOST_LETTERS / 2 - 4)}…${name.slice(3 - MOST_LETTERS / 2 - 4)}`);

function shortShape(shape) {
  const [first, ...more] = shape.split("], ");
  const found = /^\w*\[(.*?)\]?$/.exec(first);
  const size = found ? found[1].split(", ").map((part) => (part.length > 9 ? "…" : part)).join(" × ") : first;
  return more.length ? `${size} …` : size;
}

function linesOf({ item, kind, links }) {
  if (kind !== "item") {
    const name = links.length > 1 ? plural(links.length, "place") : modulePath(item) && item.kind === "module" ? modulePath(item) : item.name;
    return [kind === "in" ? `from ${name}` : `to ${name}`];
  }
  const lines = [item.name, item.subtitle];
  lines.push(isContainer(item) ? plural(item.count, "node") : shortShape(item.shape));
  return lines.filter(Boolean);
}

function describe({ item, kind, links }) {
  if (kind !== "item") return `${linesOf({ item, kind, links })[0]}, outside of this module`;
  const parts = [item.name, item.subtitle];
  parts.push(isContainer(item) ? `module of ${plural(item.count, "node")}, opens` : item.shape);
  if (item.inside) parts.push(plural(item.inside, "finding"));
  if (item.worst < NO_SEVERITY) parts.push(`worst: ${SEVERITIES[item.worst]}`);
  return parts.filter(Boolean).join(", ");
}

// --- Drawing.

const pen = document.createElement("canvas").getContext("2d");

function measure(box) {
  box.lines = linesOf(box).map(cutName);
  pen.font = "600 13px system-ui, sans-serif";
  const widest = Math.max(...box.lines.map((line) => pen.measureText(line).width));
  box.width = Math.max(70, Math.ceil(widest) + 26);
  box.height = box.lines.length * LINE_HEIGHT + 13;
}

function drawRectangle(box, className, inset, radius) {
  return make("svg:rect", {
    class: className, x: -box.width / 2 - inset, y: -box.height / 2 - inset, width: box.width + 2 * inset,
    height: box.height + 2 * inset, rx: radius,
  });
}

function drawBadge(box) {
  const { item } = box;
  const radius = item.inside > 99 ? 13 : 10;
  const place = { cx: box.width / 2 - 2, cy: -box.height / 2 + 1 };
  return [
    make("svg:circle", { class: `badge ${severityClass(item)}`, r: radius, ...place }),
    make("svg:text", { class: "count", x: place.cx, y: place.cy + 4, text: item.inside > 999 ? "1k+" : item.inside }),
  ];
}

function drawLines(box) {
  const top = -(box.lines.length * LINE_HEIGHT) / 2 + 13;
  return box.lines.map((line, i) => make("svg:text", {
    class: i === 0 && box.kind === "item" ? "title" : "small", y: top + i * LINE_HEIGHT, text: line,
  }));
}

function classOf({ item, kind }) {
  if (kind !== "item") return "item port";
  const end = item.kind === "input" || item.kind === "output" ? "end" : "";
  return ["item", end, isContainer(item) ? "container" : "", severityClass(item)].filter(Boolean).join(" ");
}

function drawBox(box) {
  const radius = box.kind !== "item" || box.item.kind === "input" || box.item.kind === "output" ? box.height / 2 : 7;
  const element = make("svg:g", {
    class: classOf(box), transform: `translate(${Math.round(box.x)},${Math.round(box.y)})`, role: "button", tabindex: -1,
    "aria-label": describe(box),
  });
  if (isContainer(box.item) && box.kind === "item") {
    const behind = drawRectangle(box, "behind", 0, radius);
    behind.setAttribute("transform", "translate(4,4)");
    element.append(behind);
  }
  element.append(drawRectangle(box, "box", 0, radius), drawRectangle(box, "ring", 4, radius + 4), ...drawLines(box));
  if (box.kind === "item" && box.item.worst < NO_SEVERITY) element.append(...drawBadge(box));
  element.append(make("svg:title", { text: box.links.length > 1 ? box.links.map(({ name }) => name).join(", ") : box.item.name }));
  element.addEventListener("click", () => activate(box));
  element.addEventListener("focus", () => hold(box));
  box.element = element;
  return element;
}

function drawEdge(edge) {
  const ends = edge.isBack ? { "marker-start": "url(#arrow)" } : { "marker-end": "url(#arrow)" };
  edge.element = make("svg:path", { class: edge.isBack ? "edge back" : "edge", d: edge.path, ...ends });
  if (edge.count < 2) return [edge.element];
  const [[x0, y0], [x1, y1]] = edge.points;
  const label = { class: "edge-count", x: Math.round((x0 + x1) / 2) + 5, y: Math.round((y0 + y1) / 2) + 4, text: `×${edge.count}` };
  return [edge.element, make("svg:text", label)];
}

function drawArrow() {
  return make("svg:defs", {}, make("svg:marker", {
    id: "arrow", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse",
  }, make("svg:path", { class: "arrow", d: "M0,1L10,5L0,9z" })));
}

function drawView(view) {
  view.boxes.forEach(measure);
  const size = layOut(view.boxes, view.edges);
  shown.size = { width: size.width + 2 * MARGIN, height: size.height + 2 * MARGIN };
  const { width, height } = shown.size;
  return make("svg:svg", {
    viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`, role: "group",
    "aria-label": `Graph of ${view.container.name}: ${plural(view.container.children.length, "part")}`,
  }, drawArrow(), ...view.edges.flatMap(drawEdge), ...view.boxes.map(drawBox));
}

// --- Zoom.

function zoomTo(scale) {
  const before = shown.scale;
  const middle = { x: canvas.scrollLeft + canvas.clientWidth / 2, y: canvas.scrollTop + canvas.clientHeight / 2 };
  shown.scale = Math.min(SCALES[SCALES.length - 1], Math.max(SCALES[0], scale));
  const svg = canvas.querySelector("svg");
  if (!svg) return;
  svg.setAttribute("width", Math.round(shown.size.width * shown.scale));
  svg.setAttribute("height", Math.round(shown.size.height * shown.scale));
  canvas.scrollTo(middle.x * shown.scale / before - canvas.clientWidth / 2,
    middle.y * shown.scale / before - canvas.clientHeight / 2);
}

const zoomIn = () => zoomTo(SCALES.find((scale) => scale > shown.scale * 1.01) || shown.scale);
const zoomOut = () => zoomTo(SCALES.findLast((scale) => scale < shown.scale * 0.99) || shown.scale);

// All of the width, and of the height as far as names stay readable.
function zoomToFit(smallest) {
  if (!shown.size) return;
  const wide = (canvas.clientWidth - 20) / shown.size.width;
  const high = (canvas.clientHeight - 4) / shown.size.height;
  zoomTo(Math.max(smallest, Math.min(1, wide, high)));
}

// --- What is open and selected.

function showCrumbs(container) {
  byId("crumbs").replaceChildren(...pathOf(container).map((item) => make("li", {}, item === container
    ? make("span", { "aria-current": "location", text: item.name })
    : make("button", { type: "button", text: item.name, onclick: () => openContainer(item) }))));
}

// Draws a container; `focus` is the item in it to go on from.
function openContainer(container, focus) {
  if (!shown.view || shown.view.container !== container) {
    shown.view = makeView(container);
    canvas.replaceChildren(drawView(shown.view));
    shown.elements = new Map(shown.view.boxes.filter(({ kind }) => kind === "item").map((box) => [box.item, box]));
    showCrumbs(container);
    zoomToFit(READABLE);
    canvas.scrollTo((shown.view.boxes[0].x + MARGIN) * shown.scale - canvas.clientWidth / 2, 0);
    announce(`${container.name}: ${plural(container.children.length, "part")}`);
    viewChanged(container);
  }
  const box = shown.elements.get(focus) || shown.view.boxes.find(({ kind }) => kind === "item");
  if (box) hold(box);
  select(focus || null, shown.related);
  if (!focus) showItem(container);
}

// The box that the Tab key comes to.
function hold(box) {
  shown.view.boxes.forEach(({ element }) => element.setAttribute("tabindex", -1));
  box.element.setAttribute("tabindex", 0);
}

function select(item, related) {
  shown.selected = item;
  shown.related = related;
  for (const [other, { element }] of shown.elements) {
    element.classList.toggle("selected", other === item);
    element.classList.toggle("related", related.has(other));
    if (other === item) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
  }
  for (const { from, to, element } of shown.view.edges) {
    element.classList.toggle("near", Boolean(item) && (from.item === item || to.item === item));
  }
  const box = shown.elements.get(item);
  if (box) revealBox(box);
}

function revealBox({ element }) {
  const [inner, outer] = [element.getBoundingClientRect(), canvas.getBoundingClientRect()];
  if (inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  canvas.scrollBy(inner.left + inner.width / 2 - outer.left - outer.width / 2,
    inner.top + inner.height / 2 - outer.top - outer.height / 2);
}

// Opens what contains an item and selects it; without one nothing is selected.
function goTo(item, related = new Set()) {
  shown.related = related;
  if (!item && shown.view) select(null, related);
  else if (item === root) openContainer(root);
  else if (item) openContainer(item.parent, item);
}

function visit(item) {
  goTo(item);
  showItem(item);
  focusGraph();
}

function activate(box) {
  if (box.kind !== "item") {
    if (box.links.length > 1) showLinks(box);
    else visit(box.item);
    return;
  }
  hold(box);
  if (isContainer(box.item)) {
    shown.related = new Set();
    openContainer(box.item);
    focusGraph();
  } else {
    select(box.item, new Set());
    showItem(box.item);
  }
}

// Where the panes stand below each other, what a click in the table has opened is out of sight.
function showBelow() {
  if (byId("graph").offsetTop > byId("findings").offsetTop) byId("graph").scrollIntoView({ block: "start" });
}

function focusGraph() {
  const element = canvas.querySelector(".item[tabindex='0']");
  if (element) element.focus({ preventScroll: true });
}

function goUp() {
  const { container } = shown.view;
  if (!container.parent) return;
  shown.related = new Set();
  openContainer(container.parent, container);
  showItem(container);
  focusGraph();
}

// --- Keys.

// The nearest box that lies in a direction; what lies straight ahead is nearer.
function neighbour(box, [dx, dy]) {
  let best = null;
  let least = Infinity;
  for (const other of shown.view.boxes) {
    const [x, y] = [other.x - box.x, other.y - box.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const distance = ahead + (dx ? 6 : 2) * aside;
    if (ahead > 4 && distance < least) [best, least] = [other, distance];
  }
  return best;
}

const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function graphKey(event) {
  const box = shown.view && shown.view.boxes.find(({ element }) => element === document.activeElement);
  if (event.key === "Escape") {
    goUp();
  } else if (event.key === "+" || event.key === "-") {
    (event.key === "+" ? zoomIn : zoomOut)();
  } else if (box && DIRECTIONS[event.key]) {
    const next = neighbour(box, DIRECTIONS[event.key]);
    if (next) {
      next.element.focus({ preventScroll: true });
      revealBox(next);
    }
  } else if (box && (event.key === "Enter" || event.key === " ")) {
    activate(box);
  } else {
    return;
  }
  event.preventDefault();
}

// --- The mouse: dragging the ground moves the picture, the wheel with Ctrl makes it larger.

function startDrag(start) {
  if (start.button !== 0 || start.pointerType === "touch" || start.target.closest(".item")) return;
  const from = { left: canvas.scrollLeft, top: canvas.scrollTop };
  const move = (event) => canvas.scrollTo(from.left + start.clientX - event.clientX, from.top + start.clientY - event.clientY);
  const stop = () => {
    canvas.classList.remove("drags");
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
  };
  canvas.classList.add("drags");
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
}

function startGraph() {
  canvas.addEventListener("keydown", graphKey);
  canvas.addEventListener("pointerdown", startDrag);
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo(shown.scale * Math.exp(-event.deltaY / 300));
  }, { passive: false });
  byId("zoom-in").addEventListener("click", zoomIn);
  byId("zoom-out").addEventListener("click", zoomOut);
  byId("zoom-fit").addEventListener("click", () => zoomToFit(SCALES[0]));
}

// What is drawn of a container: the items in it, what it is fed from and feeds, and the edges between them.

const MANY_PORTS = 12; // more of a side are drawn as one

// The item that holds `item`, or is it, among the children of `container`; null if it lies elsewhere.
function childHolding(item, container) {
  while (item && item.parent !== container) item = item.parent;
  return item;
}

// The largest item around `item` that does not hold the view as well.
function outsideItem(item, around) {
  while (!around.has(item.parent)) item = item.parent;
  return item;
}

function countEdge(edges, from, to) {
  const key = `${from.id} ${to.id}`;
  const edge = edges.get(key) || { from, to, count: 0 };
  ++edge.count;
  edges.set(key, edge);
}

function newBox(view, item, kind) {
  const order = kind === "in" ? -1 : kind === "out" ? Infinity : item.first;
  const box = { id: view.boxes.length, item, kind, order, links: [] };
  view.boxes.push(box);
  return box;
}

// Where edges end outside: a port for each place, or one for all.
function portFor(view, ports, kind, item) {
  const key = view.merged.has(kind) ? kind : item;
  if (!ports[kind].has(key)) ports[kind].set(key, newBox(view, item, kind));
  const port = ports[kind].get(key);
  if (!port.links.includes(item)) port.links.push(item);
  return port;
}

// Edges of nodes as pairs of a child of the container and a child or an item outside.
function* edgesAt(container) {
  const around = new Set(pathOf(container));
  const edges = data.edges || [];
  const child = new Map();
  const holding = (vertex) => {
    const item = itemOfVertex[vertex];
    if (!child.has(item)) child.set(item, childHolding(item, container));
    return child.get(item);
  };
  for (let i = 0; i < edges.length; i += 2) {
    const [from, to] = [holding(edges[i]), holding(edges[i + 1])];
    if (from && to) {
      if (from !== to) yield { from, to };
    } else if (to) {
      yield { outside: outsideItem(itemOfVertex[edges[i]], around), to };
    } else if (from) {
      yield { from, outside: outsideItem(itemOfVertex[edges[i + 1]], around) };
    }
  }
}

function sidesWithMany(pairs) {
  const places = { in: new Set(), out: new Set() };
  for (const { from, outside } of pairs) if (outside) places[from ? "out" : "in"].add(outside);
  return new Set(Object.keys(places).filter((kind) => places[kind].size > MANY_PORTS));
}

function makeView(container) {
  const pairs = [...edgesAt(container)];
  const view = { container, boxes: [], edges: [], merged: sidesWithMany(pairs) };
  const ports = { in: new Map(), out: new Map() };
  const boxes = new Map(container.children.map((item) => [item, newBox(view, item, "item")]));
  const edges = new Map();
  for (const { from, to, outside } of pairs) {
    if (!outside) countEdge(edges, boxes.get(from), boxes.get(to));
    else if (to) countEdge(edges, portFor(view, ports, "in", outside), boxes.get(to));
    else countEdge(edges, boxes.get(from), portFor(view, ports, "out", outside));
  }
  view.edges = [...edges.values()];
  view.boxes.sort((a, b) => a.order - b.order);
  return view;
}

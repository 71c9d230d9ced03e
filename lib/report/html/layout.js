// Where boxes and edges of one view go: layers from top to bottom (longest paths), boxes of a layer ordered by the barycentres of
// their neighbours, and moved to where their edges are short and straight.

const LAYER_GAP = 38;
const BOX_GAP = 22;
const BEND_GAP = 12;
const BACK_ASIDE = 14; // so that it is not hidden by the edge the other way
const NEARLY_STRAIGHT = 16;
const ORDER_SWEEPS = 12;
const PLACE_SWEEPS = 24;

// Boxes stand in execution order; an edge against it (of a module that is called again) is laid out the other way round.
function rankBoxes(boxes, edges) {
  boxes.forEach((box) => Object.assign(box, { rank: 0, up: [], down: [] }));
  for (const edge of edges) {
    edge.isBack = edge.from.order > edge.to.order;
    [edge.top, edge.bottom] = edge.isBack ? [edge.to, edge.from] : [edge.from, edge.to];
    edge.top.down.push(edge.bottom);
    edge.bottom.up.push(edge.top);
  }
  for (const box of boxes) box.rank = Math.max(0, ...box.up.map((above) => above.rank + 1));
  // What nothing feeds moves down to what it feeds.
  for (const box of [...boxes].reverse()) {
    if (!box.up.length && box.down.length) box.rank = Math.min(...box.down.map((below) => below.rank)) - 1;
  }
}

const newBend = (rank) => ({ isBend: true, rank, width: 2, height: 0, up: [], down: [] });

// An edge over several layers gets a bend in each of them, so that layers only see their neighbours.
function addBends(boxes, edges) {
  const all = [...boxes];
  boxes.forEach((box) => { box.up = []; box.down = []; });
  for (const edge of edges) {
    edge.chain = [edge.top];
    for (let rank = edge.top.rank + 1; rank < edge.bottom.rank; ++rank) {
      const bend = newBend(rank);
      edge.chain.push(bend);
      all.push(bend);
    }
    edge.chain.push(edge.bottom);
    edge.chain.slice(1).forEach((below, i) => {
      edge.chain[i].down.push(below);
      below.up.push(edge.chain[i]);
    });
  }
  return all;
}

// Layers in which boxes stand as a walk from the top meets them.
function makeLayers(all) {
  const layers = [];
  const seen = new Set();
  const visit = (start) => {
    const stack = [start];
    while (stack.length) {
      const box = stack.pop();
      if (seen.has(box)) continue;
      seen.add(box);
      (layers[box.rank] = layers[box.rank] || []).push(box);
      for (let i = box.down.length - 1; i >= 0; --i) stack.push(box.down[i]);
    }
  };
  all.filter((box) => !box.up.length).forEach(visit);
  all.forEach(visit);
  return Array.from(layers, (layer) => layer || []);
}

const number = (layers) => layers.forEach((layer) => layer.forEach((box, i) => { box.at = i; }));

// Edges that cross between two layers, with a tree of sums over the lower one.
function crossingsBelow(layer, size) {
  const sums = new Array(size + 1).fill(0);
  let total = 0;
  let inserted = 0;
  for (const box of layer) {
    const ends = box.down.map(({ at }) => at).sort((a, b) => a - b);
    for (const end of ends) {
      let before = 0;
      for (let i = end + 1; i > 0; i -= i & -i) before += sums[i];
      total += inserted - before;
    }
    for (const end of ends) {
      for (let i = end + 1; i <= size; i += i & -i) ++sums[i];
    }
    inserted += ends.length;
  }
  return total;
}

const crossings = (layers) => layers.reduce(
  (sum, layer, i) => sum + (i + 1 < layers.length ? crossingsBelow(layer, layers[i + 1].length) : 0), 0);

function sortLayer(layer, side) {
  layer.forEach((box) => {
    const near = box[side];
    box.weight = near.length ? near.reduce((sum, { at }) => sum + at, 0) / near.length : box.at;
  });
  layer.sort((a, b) => a.weight - b.weight || a.at - b.at);
  layer.forEach((box, i) => { box.at = i; });
}

// Sweeps down and up; the best order that was met is kept.
function orderLayers(layers) {
  number(layers);
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(layers);
  for (let sweep = 0; sweep < ORDER_SWEEPS && fewest > 0; ++sweep) {
    if (sweep % 2 === 0) layers.slice(1).forEach((layer) => sortLayer(layer, "up"));
    else layers.slice(0, -1).reverse().forEach((layer) => sortLayer(layer, "down"));
    const now = crossings(layers);
    if (now < fewest) [fewest, best] = [now, layers.map((layer) => [...layer])];
  }
  number(best);
  return best;
}

const gapBetween = (a, b) => (a.width + b.width) / 2 + (a.isBend || b.isBend ? BEND_GAP : BOX_GAP);

// The places that come nearest to those wanted without overlaps, by least squares: neighbours that want to overlap form a block,
// which stands where its members want to be on average.
function settle(layer) {
  const blocks = [];
  let offset = 0;
  layer.forEach((box, i) => {
    if (i) offset += gapBetween(layer[i - 1], box);
    box.offset = offset;
    let block = { boxes: [box], weight: box.pull, sum: box.pull * (box.wanted - offset) };
    while (blocks.length && blocks[blocks.length - 1].sum / blocks[blocks.length - 1].weight > block.sum / block.weight) {
      const before = blocks.pop();
      block = {
        boxes: before.boxes.concat(block.boxes), weight: before.weight + block.weight, sum: before.sum + block.sum,
      };
    }
    blocks.push(block);
  });
  for (const block of blocks) {
    for (const box of block.boxes) box.x = block.sum / block.weight + box.offset;
  }
}

// Bends pull hardest, so that long edges are straight.
const strength = (a, b) => (a.isBend && b.isBend ? 8 : a.isBend || b.isBend ? 2 : 1);

function wish(box, near) {
  box.pull = near.reduce((sum, other) => sum + strength(box, other), 0);
  box.wanted = box.pull ? near.reduce((sum, other) => sum + strength(box, other) * other.x, 0) / box.pull : box.x;
  box.pull = box.pull || 0.1;
}

// First by one side alone, down and up, then by both.
function placeBoxes(layers) {
  for (const layer of layers) {
    layer.forEach((box) => { box.wanted = 0; box.pull = 1; });
    settle(layer);
  }
  for (let sweep = 0; sweep < PLACE_SWEEPS; ++sweep) {
    const isDown = sweep % 2 === 0;
    for (const layer of isDown ? layers : [...layers].reverse()) {
      layer.forEach((box) => wish(box, sweep > 3 ? [...box.up, ...box.down] : isDown ? box.up : box.down));
      settle(layer);
    }
  }
}

function placeLayers(layers) {
  let y = 0;
  for (const layer of layers) {
    const height = Math.max(0, ...layer.map((box) => box.height));
    layer.forEach((box) => Object.assign(box, { y: y + height / 2, top: y, bottom: y + height }));
    y += height + LAYER_GAP;
  }
  return y - LAYER_GAP;
}

// From the lower side of a box to the upper side of another, straight through the layers between them.
function edgePoints(edge) {
  const aside = edge.isBack ? BACK_ASIDE : 0;
  const { top, bottom } = edge;
  if (edge.chain.length === 2 && Math.abs(top.x - bottom.x) < NEARLY_STRAIGHT) {
    const x = (top.x + bottom.x) / 2 + aside;
    return [[x, top.y + top.height / 2], [x, bottom.y - bottom.height / 2]];
  }
  const points = [];
  edge.chain.forEach((box, i) => {
    if (i > 0) points.push([box.x + aside, box.isBend ? box.top : box.y - box.height / 2]);
    if (i + 1 < edge.chain.length) points.push([box.x + aside, box.isBend ? box.bottom : box.y + box.height / 2]);
  });
  return points;
}

function edgePath(points) {
  let path = `M${points[0].map(Math.round)}`;
  points.slice(1).forEach(([x, y], i) => {
    const [x0, y0] = points[i];
    const half = (y0 + y) / 2;
    path += Math.abs(x - x0) < 0.5 ? `L${Math.round(x)},${Math.round(y)}`
      : `C${[x0, half, x, half, x, y].map(Math.round)}`;
  });
  return path;
}

// Gives boxes ({order, width, height}) a place (x, y: the middle) and edges ({from, to}) a path; returns the size of the whole.
function layOut(boxes, edges) {
  rankBoxes(boxes, edges);
  const all = addBends(boxes, edges);
  const layers = orderLayers(makeLayers(all));
  placeBoxes(layers);
  const height = placeLayers(layers);
  const left = Math.min(...all.map((box) => box.x - box.width / 2));
  const right = Math.max(...all.map((box) => box.x + box.width / 2));
  all.forEach((box) => { box.x -= left; });
  for (const edge of edges) {
    edge.points = edgePoints(edge);
    edge.path = edgePath(edge.points);
  }
  return { width: right - left, height };
}

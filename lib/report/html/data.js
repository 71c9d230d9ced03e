// The data of the report: rows of numbers made into objects, and modules and nodes into a tree of items that can be drawn.
"use strict";

const SEVERITIES = ["error", "warning", "remark", "note"];
const NO_SEVERITY = SEVERITIES.length;
const MANY_CHILDREN = 300; // more of them are shown in groups
const GROUP_SIZE = 50;

const data = JSON.parse(document.getElementById("data").textContent);
const text = (number) => data.strings[number];

// The columns of a row of `findings`; those behind "line" are numbers of strings, but for the last three.
const COLUMNS = [
  "severity", "module", "calls", "macs", "bytes", "waste", "line",
  "layer", "issue", "recommendation", "check", "rule", "aimetCheck", "reason", "fix", "message", "why", "remedy",
  "className", "functional", "tensor", "neighbour", "file", "code", "status", "suppression",
  "fingerprint", "nodes", "nodeCount",
];
const FIRST_TEXT = COLUMNS.indexOf("layer");
const LAST_TEXT = COLUMNS.indexOf("suppression");

function readFinding(row, index) {
  const finding = { index };
  COLUMNS.forEach((name, i) => {
    finding[name] = i >= FIRST_TEXT && i <= LAST_TEXT ? text(row[i]) : row[i];
  });
  for (const share of ["macs", "bytes", "waste"]) finding[share] = finding[share] < 0 ? -1 : finding[share] / 1e6;
  const pairs = finding.nodes;
  finding.nodes = [];
  for (let i = 0; i < pairs.length; i += 2) finding.nodes.push({ name: text(pairs[i]), vertex: pairs[i + 1] });
  finding.isOpen = finding.status !== "suppressed" && finding.status !== "known";
  return finding;
}

const findings = data.findings.map(readFinding);

// --- Items: modules, nodes, inputs and outputs, and groups of them.

function newItem(kind, name) {
  return {
    kind, name, subtitle: "", shape: "", children: [], parent: null, first: Infinity, count: 0,
    findings: [], inside: 0, worst: NO_SEVERITY, vertex: -1, module: -1,
  };
}

function addChild(parent, child) {
  child.parent = parent;
  parent.children.push(child);
}

const lastPart = (name, separator) => name.slice(name.lastIndexOf(separator) + 1);

function vertexItem(row, vertex) {
  const [name, type] = [text(row[0]), text(row[1])];
  const kinds = { "": "input", "-": "output" };
  const item = newItem(kinds[type] || "node", kinds[type] ? name : type);
  const short = lastPart(name, "/");
  item.subtitle = kinds[type] || (short === type ? "" : short);
  item.shape = text(row[3]);
  item.vertex = vertex;
  item.first = vertex;
  item.count = kinds[type] ? 0 : 1;
  return item;
}

function moduleItem(row, index) {
  const item = newItem("module", text(row[0]));
  item.className = text(row[1]);
  item.subtitle = lastPart(item.className, ".");
  item.calls = row[3];
  item.parameters = row[4];
  item.module = index;
  return item;
}

// A module of a single node is drawn as that node.
function absorbSingle(item) {
  const [child] = item.children;
  if (item.children.length !== 1 || child.kind !== "node") return;
  item.vertex = child.vertex;
  item.shape = child.shape;
  item.subtitle = item.subtitle || child.name;
  item.children = [];
  itemOfVertex[child.vertex] = item;
}

function group(item) {
  while (item.children.length > MANY_CHILDREN) {
    const children = item.children;
    item.children = [];
    for (let i = 0; i < children.length; i += GROUP_SIZE) {
      const part = children.slice(i, i + GROUP_SIZE);
      const made = newItem("group", `${i + 1} – ${i + part.length}`);
      made.subtitle = `${lastPart(part[0].name, "/")} …`;
      part.forEach((child) => addChild(made, child));
      made.first = part[0].first;
      made.count = part.reduce((sum, child) => sum + child.count, 0);
      addChild(item, made);
    }
  }
}

// Children before what holds them; a stack, for paths may be deep.
function inPostOrder(root) {
  const order = [root];
  for (let i = 0; i < order.length; ++i) order.push(...order[i].children);
  return order.reverse();
}

function finishTree(root) {
  for (const item of inPostOrder(root)) {
    if (item !== root) absorbSingle(item);
    item.children = item.children.filter((child) => child.first < Infinity);
    item.children.sort((a, b) => a.first - b.first);
    for (const child of item.children) {
      item.first = Math.min(item.first, child.first);
      item.count += child.count;
    }
    if (item.kind === "module" && item.vertex >= 0) [item.first, item.count] = [item.vertex, 1];
    group(item);
  }
}

const vertices = data.nodes || [];
const itemOfVertex = vertices.map(vertexItem);
const itemOfModule = (data.modules || []).map(moduleItem);

function buildTree() {
  const rows = data.modules || [];
  const top = newItem("module", "");
  const root = itemOfModule.find((item, i) => rows[i][2] < 0 && item.name === "") || top;
  root.name = "(root)";
  itemOfModule.forEach((item, i) => {
    if (item !== root) addChild(itemOfModule[rows[i][2]] || root, item);
  });
  vertices.forEach((row, i) => addChild(itemOfModule[row[2]] || root, itemOfVertex[i]));
  finishTree(root);
  return root;
}

const root = buildTree();

// --- Findings in items.

function isWithin(item, outer) {
  while (item && item !== outer) item = item.parent;
  return item === outer;
}

// The node; of several the layer that they are, if they are one.
function itemOfFinding(finding) {
  const module = itemOfModule[finding.module];
  const items = finding.nodes.filter(({ vertex }) => vertex >= 0).map(({ vertex }) => itemOfVertex[vertex]);
  const isLayer = module && module !== root && module.children.every(({ kind }) => kind === "node");
  if (items.length > 1 && isLayer && items.every((item) => isWithin(item, module))) return module;
  if (items.length) return items[0];
  return module && (module.count || module === root) ? module : null;
}

function placeFinding(finding) {
  const items = new Set(finding.nodes.filter(({ vertex }) => vertex >= 0).map(({ vertex }) => itemOfVertex[vertex]));
  if (!items.size && itemOfFinding(finding)) items.add(itemOfFinding(finding));
  items.forEach((item) => item.findings.push(finding));
  const around = new Set();
  for (const start of items) {
    for (let item = start; item && !around.has(item); item = item.parent) around.add(item);
  }
  for (const item of around) {
    ++item.inside;
    if (finding.isOpen) item.worst = Math.min(item.worst, finding.severity);
  }
  finding.items = items;
  finding.around = around;
}

findings.forEach(placeFinding);

// From the root to the item.
function pathOf(item) {
  const path = [];
  for (let at = item; at; at = at.parent) path.unshift(at);
  return path;
}

const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);
const modulePath = (item) => pathOf(item).filter(({ kind }) => kind === "module").slice(1).map(({ name }) => name).join(".");
const severityClass = (item) => (item.worst < NO_SEVERITY ? SEVERITIES[item.worst] : "");
const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
const percent = (share) => (share < 0 ? "" : share > 0 && share < 0.001 ? "<0.1%" : `${(share * 100).toFixed(1)}%`);

// An element with its properties (`class`, `text`, listeners `onclick`, attributes) and children.
function make(tag, properties = {}, ...children) {
  const element = tag.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "text") element.textContent = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// A name that may be broken behind dots, slashes and the like.
function breakable(name, behind = /(?<=[._/:-])(?=[^._/:-])/) {
  const parts = name.split(behind);
  return parts.flatMap((part, i) => (i ? [make("wbr"), part] : [part]));
}

// The end of a path, by whole parts.
function shortPath(path, most = 20) {
  const end = path.slice(-most);
  const cut = end.search(/[./]/);
  return path.length <= most || cut < 0 ? path : `…${end.slice(cut + 1)}`;
}

const byId = (id) => document.getElementById(id);
const announce = (message) => { byId("announcer").textContent = message; };

// What is known of the finding, node or module that is selected.

const MOST_LINKS = 40;

function fact(term, ...values) {
  return values.length ? [make("dt", { text: term }), make("dd", {}, ...values)] : [];
}

// Text in which `code` is marked as checks write it.
const prose = (words) => words.split("`").map((part, i) => (i % 2 ? make("code", {}, ...breakable(part)) : part ? make("span", {}, ...breakable(part)) : ""));

const factText = (term, value, className) => (value ? fact(term, make("span", { text: value, class: className })) : []);

function button(label, onclick) {
  return make("li", {}, make("button", { type: "button", text: label, onclick }));
}

function links(entries, isLong) {
  const made = entries.slice(0, MOST_LINKS).map(([label, onclick]) => button(label, onclick));
  if (entries.length > MOST_LINKS) made.push(make("li", { class: "muted", text: `… and ${entries.length - MOST_LINKS} more` }));
  return make("ul", { class: isLong ? "links long" : "links" }, ...made);
}

const goLink = (item) => [item.kind === "node" ? text(vertices[item.vertex][0]) || item.name : modulePath(item) || item.name, () => visit(item)];

function sourceOf(file, line, code) {
  if (!file) return [];
  const parts = [make("code", { text: line > 0 ? `${file}:${line}` : file })];
  if (code) parts.push(make("pre", { text: code }));
  return fact("Source", ...parts);
}

function showDetails(title, ...parts) {
  byId("details").replaceChildren(make("h2", { text: title }), ...parts);
  byId("details").scrollTo(0, 0);
}

// --- A finding.

function nodeLinks({ nodes, nodeCount }) {
  const entries = nodes.map(({ name, vertex }) => [name, () => vertex >= 0 && visit(itemOfVertex[vertex])]);
  const list = links(entries);
  if (nodeCount > nodes.length && nodes.length <= MOST_LINKS) list.append(make("li", { class: "muted", text: `… ${nodeCount} in all` }));
  return nodes.length ? [list] : [];
}

function costText({ macs, bytes, waste }) {
  const parts = [];
  if (macs >= 0) parts.push(`${percent(macs)} of the model's MACs`);
  if (bytes >= 0) parts.push(`${percent(bytes)} of its activations`);
  if (waste >= 0) parts.push(`padding adds ${percent(waste)}`);
  return parts.join(", ");
}

function showFinding(finding) {
  const item = itemOfFinding(finding);
  const more = finding.message === finding.issue ? [] : [make("p", {}, ...prose(finding.message))];
  showDetails(finding.issue,
    ...more,
    make("dl", {},
      ...fact("Severity", severityMark(finding.severity)),
      ...fact("Layer", item ? links([[finding.layer, () => visit(item)]]) : finding.layer),
      ...factText("Class", finding.className, "mono"),
      ...factText("Function", finding.functional, "mono"),
      ...factText("Calls", finding.calls > 0 ? String(finding.calls) : ""),
      ...factText("Tensor", finding.tensor, "mono"),
      ...(finding.why && finding.why !== finding.issue ? fact("Why", ...prose(finding.why)) : []),
      ...fact("What to do", ...prose(finding.remedy || finding.recommendation)),
      ...fact("Fix", ...(finding.fix ? [make("code", { text: `aimet-opt --${finding.fix}` })] : [])),
      ...factText("Reason", finding.reason, "mono"),
      ...factText("Neighbour", finding.neighbour, "mono"),
      ...factText("Cost", costText(finding)),
      ...fact("Nodes", ...nodeLinks(finding)),
      ...sourceOf(finding.file, finding.line, finding.code),
      ...factText("Status", finding.isOpen ? "" : finding.status),
      ...factText("Accepted", finding.suppression),
      ...factText("Check", [finding.check, finding.rule].filter(Boolean).join("/"), "mono"),
      ...factText("AIMET's check", finding.aimetCheck, "mono"),
      ...factText("Fingerprint", finding.fingerprint, "mono")));
  announce(`${SEVERITIES[finding.severity]}: ${finding.issue}`);
}

// --- A node or a module.

function findingLinks(item) {
  const inside = item.children.length ? findings.filter((finding) => finding.around.has(item)) : item.findings;
  if (!inside.length) return [make("p", { class: "muted", text: "No findings." })];
  const open = (finding) => {
    if (finding.items.has(item)) selectFinding(finding, item);
    else selectFinding(finding);
    rowOf(finding).focus();
  };
  const list = links(inside.map((finding) => ["", () => open(finding)]), true);
  inside.slice(0, MOST_LINKS).forEach((finding, i) => {
    list.children[i].firstChild.append(severityMark(finding.severity), make("b", {}, ...breakable(finding.layer)), make("span", {}, ...prose(finding.message)));
  });
  return [make("h3", { text: plural(inside.length, "finding") }), list];
}

// The items around a vertex: [those before, those behind].
function neighboursOf(vertex) {
  const around = [[], []];
  const edges = data.edges || [];
  for (let i = 0; i < edges.length; i += 2) {
    if (edges[i + 1] === vertex) around[0].push(itemOfVertex[edges[i]]);
    if (edges[i] === vertex) around[1].push(itemOfVertex[edges[i + 1]]);
  }
  return around;
}

function vertexFacts(item) {
  const row = vertices[item.vertex];
  const [before, behind] = neighboursOf(item.vertex);
  const isNode = item.kind === "node" || item.kind === "module";
  return [
    ...(isNode ? factText("Node", text(row[0]), "mono") : []),
    ...(isNode ? factText("Operator", text(row[1]), "mono") : []),
    ...factText(isNode ? "Output" : "Type", text(row[3]), "mono"),
    ...factText("Attributes", text(row[4]), "mono"),
    ...(before.length ? fact("From", links(before.map(goLink))) : []),
    ...(behind.length ? fact("To", links(behind.map(goLink))) : []),
    ...(row.length > 5 ? sourceOf(text(row[5]), row[6], text(row[7])) : []),
  ];
}

function moduleFacts(item) {
  return [
    ...factText("Class", item.className, "mono"),
    ...factText("Calls", item.calls > 0 ? String(item.calls) : ""),
    ...factText("Nodes", item.count.toLocaleString("en")),
    ...factText("Parameters", item.parameters > 0 ? item.parameters.toLocaleString("en") : ""),
  ];
}

function showItem(item) {
  const related = new Set(item.children.length ? [] : item.findings);
  mark(null, related);
  const path = modulePath(item);
  const title = item === root ? "The whole model" : item.kind === "module" ? path : item.name;
  showDetails(title, make("dl", {},
    ...factText("Kind", { input: "input of the model", output: "output of the model", group: "nodes in order" }[item.kind]),
    ...(item.kind !== "module" ? factText("In module", path, "mono") : []),
    ...(item.kind === "module" ? moduleFacts(item) : []),
    ...(item.vertex >= 0 ? vertexFacts(item) : [])),
  ...findingLinks(item));
  const [first] = related;
  if (first && rowOf(first)) rowOf(first).scrollIntoView({ block: "nearest" });
}

// The places outside of a module that one dashed box stands for.
function showLinks(box) {
  showDetails(box.kind === "in" ? "From outside of this module" : "To outside of this module", links(box.links.map(goLink)));
}

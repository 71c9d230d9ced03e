// The table of findings: sorting, filters, pages, and moving about in it.

const PAGE_SIZE = 200;
const compareText = new Intl.Collator("en", { numeric: true }).compare;

// What columns show, what they are sorted by, and which way first.
const TABLE = [
  { key: "severity", title: "Severity", value: (f) => f.severity },
  { key: "layer", title: "Graph/Layer_name", value: (f) => f.layer },
  { key: "issue", title: "Issue", value: (f) => f.issue },
  { key: "recommendation", title: "Recommendation", value: (f) => f.recommendation },
  { key: "check", title: "Check", value: (f) => f.check },
  { key: "macs", title: "Share of MACs", value: (f) => f.macs, isNumber: true, hint: "The share of the model's multiply-accumulates that the finding touches" },
  { key: "waste", title: "Waste", value: (f) => f.waste, isNumber: true, hint: "The work that padding adds to these operations" },
];
const columns = TABLE.filter(({ key, isNumber }) => !isNumber || findings.some((f) => f[key] >= 0));

const list = { sort: null, isDescending: false, page: 0, rows: findings, selected: null, related: new Set(), all: false };
const filter = { words: [], severities: new Set(SEVERITIES.keys()), check: "", status: "", module: false };

// --- Which findings, in which order.

const searched = new Map(); // finding -> what text filters look at

// Without the marks of code, which are not shown.
const plain = (words) => words.replaceAll("`", "").toLowerCase();

// All that columns and details say of it: as they show it, and as it is.
function haystack(finding) {
  if (!searched.has(finding)) {
    const { severity, macs, bytes, waste, file, line, fingerprint, nodes } = finding;
    const texts = COLUMNS.slice(FIRST_TEXT, LAST_TEXT + 1).map((key) => finding[key]);
    const shown = [SEVERITIES[severity], issueWords(finding), ...[macs, bytes, waste].map(percent), file && `${file}:${line}`, fingerprint];
    searched.set(finding, plain([...texts, ...shown, ...nodes.map(({ name }) => name)].join("\n")));
  }
  return searched.get(finding);
}

function passes(finding) {
  return filter.severities.has(finding.severity)
    && (!filter.check || finding.check === filter.check)
    && (!filter.status || finding.status === filter.status)
    && (!filter.module || finding.around.has(shown.view.container))
    && filter.words.every((word) => haystack(finding).includes(word));
}

function compareFindings(a, b) {
  const { value, isNumber, key } = list.sort;
  const order = isNumber || key === "severity" ? value(a) - value(b) : compareText(value(a), value(b));
  return (list.isDescending ? -order : order) || a.index - b.index;
}

function refresh() {
  list.rows = findings.filter(passes);
  if (list.sort) list.rows.sort(compareFindings);
  list.page = 0;
  drawRows();
}

// --- Rows.

const severityMark = (severity) => make("span", { class: `severity ${SEVERITIES[severity]}`, text: SEVERITIES[severity] });

const statusChip = ({ status }) => (status === "open" ? [] : [make("span", { class: "chip" }, make("code", { text: status }))]);

// The row names its module: long paths would fill the cells before they say anything.
const shortened = (finding, words) => words.replaceAll(`module "${finding.layer}"`, "this module");
const issueWords = (finding) => shortened(finding, finding.message || finding.issue);
const cellText = (words) => [make("div", { class: "cut" }, ...prose(words))];

const CELLS = {
  severity: (f) => [severityMark(f.severity), ...statusChip(f)],
  layer: (f) => [make("div", { class: "cut" }, ...breakable(f.layer))],
  issue: (f) => cellText(issueWords(f)),
  recommendation: (f) => cellText(shortened(f, f.recommendation)),
  check: (f) => breakable(f.check),
  macs: (f) => [percent(f.macs)],
  waste: (f) => [percent(f.waste)],
};

function drawRow(finding, position) {
  const row = make("tr", {
    class: finding.isOpen ? "" : "quiet", tabindex: -1, "aria-rowindex": position + 2, "data-finding": finding.index,
    "aria-selected": finding === list.selected ? "true" : "false",
  });
  for (const { key, title, isNumber } of columns) {
    row.append(make("td", { class: isNumber ? "number" : undefined, "data-column": title }, ...CELLS[key](finding)));
  }
  row.classList.toggle("related", list.related.has(finding));
  return row;
}

function countText() {
  const all = findings.length;
  if (data.total > all) return `${list.rows.length.toLocaleString("en")} of the first ${all.toLocaleString("en")}; ${plural(data.total, "finding")} in all`;
  return list.rows.length === all ? plural(all, "finding") : `${list.rows.length.toLocaleString("en")} of ${plural(all, "finding")}`;
}

function drawRows() {
  const pages = Math.max(1, Math.ceil(list.rows.length / PAGE_SIZE));
  const start = list.all ? 0 : list.page * PAGE_SIZE;
  const part = list.all ? list.rows : list.rows.slice(start, start + PAGE_SIZE);
  byId("body").replaceChildren(...part.map((finding, i) => drawRow(finding, start + i)));
  byId("table").setAttribute("aria-rowcount", list.rows.length + 1);
  byId("shown").textContent = countText();
  byId("pages").hidden = pages < 2;
  byId("page-now").textContent = `Page ${list.page + 1} of ${pages}`;
  byId("page-before").disabled = list.page === 0;
  byId("page-after").disabled = list.page + 1 >= pages;
  byId("empty").hidden = list.rows.length > 0;
  byId("empty").textContent = findings.length ? "No finding passes the filters." : "Nothing was found.";
  const held = rowOf(list.selected) || byId("body").firstElementChild;
  if (held) held.setAttribute("tabindex", 0);
}

const rowOf = (finding) => (finding ? byId("body").querySelector(`[data-finding="${finding.index}"]`) : null);

function turnPage(page) {
  list.page = page;
  drawRows();
  byId("rows").scrollTo(0, 0);
}

// --- Sorting.

function sortBy(column) {
  if (list.sort !== column) [list.sort, list.isDescending] = [column, Boolean(column.isNumber)];
  else if (list.isDescending === Boolean(column.isNumber)) list.isDescending = !list.isDescending;
  else list.sort = null;
  showSort();
  refresh();
}

function showSort() {
  columns.forEach((column, i) => {
    const direction = list.sort !== column ? "none" : list.isDescending ? "descending" : "ascending";
    byId("columns").children[i].setAttribute("aria-sort", direction);
  });
}

// --- Selection.

function mark(finding, related) {
  list.selected = finding;
  list.related = related;
  for (const row of byId("body").children) {
    const one = findings[row.dataset.finding];
    row.setAttribute("aria-selected", one === finding ? "true" : "false");
    row.classList.toggle("related", related.has(one));
  }
}

function clearFilters() {
  Object.assign(filter, { words: [], severities: new Set(SEVERITIES.keys()), check: "", status: "", module: false });
  showFilters();
  refresh();
}

// Brings the row of a finding into view, on whatever page it is.
function revealFinding(finding) {
  if (!list.rows.includes(finding)) clearFilters();
  const page = Math.floor(list.rows.indexOf(finding) / PAGE_SIZE);
  if (page !== list.page) turnPage(page);
  const row = rowOf(finding);
  holdRow(row);
  row.scrollIntoView({ block: "nearest" });
}

function holdRow(row) {
  for (const other of byId("body").children) other.setAttribute("tabindex", other === row ? 0 : -1);
}

// A finding is selected: in the table, in the graph at one of its items, and its details are shown.
function selectFinding(finding, item = itemOfFinding(finding)) {
  mark(finding, new Set());
  revealFinding(finding);
  goTo(item, finding.items);
  showFinding(finding);
}

// --- Keys and clicks.

function moveFocus(row, event) {
  const rows = [...byId("body").children];
  const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
  if (!(event.key in moves)) return false;
  const next = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + moves[event.key]))];
  holdRow(next);
  next.focus();
  return true;
}

function tableKey(event) {
  const row = event.target.closest("#body tr");
  if (!row) return;
  if (event.key === "Enter" || event.key === " ") selectFinding(findings[row.dataset.finding]);
  else if (!moveFocus(row, event)) return;
  event.preventDefault();
}

function showFilters() {
  byId("filter-text").value = filter.words.join(" ");
  byId("filter-check").value = filter.check;
  byId("filter-status").value = filter.status;
  byId("filter-module").setAttribute("aria-pressed", filter.module);
  for (const button of byId("filter-severity").children) {
    button.setAttribute("aria-pressed", filter.severities.has(Number(button.dataset.severity)));
  }
}

function toggleSeverity(severity) {
  if (!filter.severities.delete(severity)) filter.severities.add(severity);
  showFilters();
  refresh();
}

function severityButton(severity) {
  const all = findings.filter((f) => f.severity === severity);
  const count = all.filter((f) => f.isOpen).length;
  const accepted = all.length - count;
  const words = plural(count, SEVERITIES[severity]) + (accepted ? `, and ${accepted} accepted` : "");
  return make("button", {
    type: "button", class: SEVERITIES[severity], "data-severity": severity, "aria-pressed": true,
    "aria-label": words, title: words, onclick: () => toggleSeverity(severity),
  }, count.toLocaleString("en"), ...(accepted ? [make("span", { class: "muted", text: `+${accepted}` })] : []));
}

// A list of values to choose from; of no use where there is only one.
function fillChoice(id, all, values, onchoice) {
  const choice = byId(id);
  choice.append(make("option", { value: "", text: all }), ...values.map((value) => make("option", { value, text: value })));
  choice.hidden = values.length < 2;
  choice.addEventListener("change", () => onchoice(choice.value));
}

const distinct = (key) => [...new Set(findings.map((f) => f[key]))].sort(compareText);

function startFilters() {
  const set = (key) => (value) => { filter[key] = value; refresh(); };
  byId("filter-severity").append(...[...SEVERITIES.keys()].filter((i) => findings.some((f) => f.severity === i)).map(severityButton));
  fillChoice("filter-check", "All checks", distinct("check"), set("check"));
  fillChoice("filter-status", "Any status", distinct("status"), set("status"));
  byId("filter-text").addEventListener("input", (event) => {
    filter.words = plain(event.target.value).split(/\s+/).filter(Boolean);
    refresh();
  });
  byId("filter-module").addEventListener("click", () => {
    filter.module = !filter.module;
    showFilters();
    refresh();
  });
}

function viewChanged(container) {
  const isWhole = container === root;
  byId("filter-module").disabled = isWhole;
  byId("filter-module").textContent = isWhole ? "In this module" : `In ${shortPath(modulePath(container) || container.name)}`;
  if (isWhole && filter.module) {
    filter.module = false;
    showFilters();
    refresh();
  }
  if (filter.module) refresh();
}

function startTable() {
  byId("columns").append(...columns.map((column) => make("th", {
    scope: "col", class: `column-${column.key}${column.isNumber ? " number" : ""}`, "aria-sort": "none",
  }, make("button", { type: "button", title: column.hint, onclick: () => sortBy(column) }, ...breakable(column.title, /(?<=\/)/)))));
  byId("body").addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (!row || getSelection().toString()) return;
    selectFinding(findings[row.dataset.finding]);
    rowOf(list.selected).focus({ preventScroll: true });
    showBelow();
  });
  byId("table").addEventListener("keydown", tableKey);
  byId("page-before").addEventListener("click", () => turnPage(list.page - 1));
  byId("page-after").addEventListener("click", () => turnPage(list.page + 1));
  addEventListener("beforeprint", () => { list.all = true; drawRows(); });
  addEventListener("afterprint", () => { list.all = false; drawRows(); });
  startFilters();
  refresh();
}

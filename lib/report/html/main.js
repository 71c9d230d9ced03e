// The head of the page, and the start of everything.

// As the text report has it: the last checks decide, and what they do not cover is said beside the verdict.
function verdict() {
  const names = data.runs.map(([pass]) => text(pass));
  const last = data.runs.findLastIndex(([, isCheck]) => isCheck);
  if (last < 0) return { words: "No check ran", look: "unknown", notes: [] };
  const isReady = data.ok && !data.severities[0];
  const level = data.fail_level < 0 ? "never" : SEVERITIES[data.fail_level];
  const notes = level === "error" ? [] : [`--fail-level=${level}`];
  const ofModules = ["check-missing-modules", "check-reused-modules"].map((check) => data.runs[names.lastIndexOf(check)]);
  if (ofModules.some((run) => run && run[2][2])) notes.push("operations without module information were not judged");
  if (data.runs.slice(last).some(([, isCheck, , changes]) => !isCheck && changes)) notes.push("the model was changed after the last check");
  return { words: isReady ? "Ready for quantization" : "Not ready for quantization", look: isReady ? "good" : "bad", notes };
}

function showVerdict() {
  const input = text(data.input);
  document.title = `${input} – aimet-opt report`;
  byId("title").append(make("span", { class: "muted", text: folderOf(input) }), input.slice(folderOf(input).length));
  const { words, look, notes } = verdict();
  byId("verdict").textContent = words;
  byId("verdict").className = look;
  byId("verdict-notes").textContent = notes.join("; ");
}

function countFact(count, words, className = "") {
  return make("span", { class: `fact ${count ? className : ""}` }, make("b", { text: count.toLocaleString("en") }), ` ${words}`);
}

const nounFor = (count, noun) => (count === 1 ? noun : `${noun}s`);

function popup(title, head, rows, words = "") {
  const cells = (tag, values) => make("tr", {}, ...values.map((value) => make(tag, {}, ...breakable(value))));
  const table = make("table", {}, make("thead", {}, cells("th", head)), make("tbody", {}, ...rows.map((row) => cells("td", row))));
  const box = make("details", { class: "fact" }, make("summary", {}, ...title), make("div", { class: "popup" }, make("p", { text: words }), table));
  box.addEventListener("keydown", (event) => { if (event.key === "Escape") box.open = false; });
  addEventListener("click", (event) => { if (!box.contains(event.target)) box.open = false; });
  return box;
}

function runResult([, isCheck, counts, changes]) {
  if (!isCheck) return plural(changes, "change");
  const found = counts.flatMap((count, i) => (count ? [plural(count, SEVERITIES[i])] : []));
  return found.length ? found.join(", ") : "passed";
}

function runsFact() {
  const { runs } = data;
  return popup(["Passes run: ", make("b", { text: runs.length })], ["Pass", "Result"],
    runs.map((run) => [text(run[0]), runResult(run)]));
}

const score = (value) => value.toFixed(1);

const difference = (mended, added) => `${plural(added || mended, "finding")} ${added ? "more" : "fewer"}`;

function readinessFact({ score: now, after_all: after, steps }) {
  if (now < 0) return make("span", { class: "fact", text: "Readiness: not known" });
  const meter = make("svg:svg", { class: "meter", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    make("svg:rect", { width: Math.max(0, Math.min(100, now)), height: 8, fill: "var(--accent)" }));
  const rows = steps.map(([pass, then, mended, added]) => [text(pass), score(then), difference(mended, added)]);
  if (rows.length > 1) rows.push(["all of them", score(after), ""]);
  return popup(["Readiness ", meter, make("b", { text: score(now) }), " of 100"], ["After", "Score", "Findings"], rows,
    "The share of the model's work that no finding of --check-arch touches, and what passes would make of it.");
}

// Findings of the baseline that are no more.
function goneFact() {
  const rows = data.gone.map(([severity, check, rule, layer, message, count]) => [
    SEVERITIES[severity] || "", text(layer), text(message) + (count > 1 ? ` (${count.toLocaleString("en")} times)` : ""),
    [text(check), text(rule)].filter(Boolean).join("/"),
  ]);
  const cut = data.num_gone_kinds - rows.length;
  const box = popup([make("b", { text: data.num_gone.toLocaleString("en") }), " gone from the baseline"],
    ["Severity", "Graph/Layer_name", "Issue", "Check"], rows,
    `${data.num_gone === 1 ? "A finding" : "Findings"} of ${text(data.baseline)} that ${data.num_gone === 1 ? "is" : "are"} no more; ${text(data.baseline_advice)}.${cut ? ` ${plural(cut, "kind")} of them not listed.` : ""}`);
  box.querySelector(".popup").classList.add("wide");
  return box;
}

function showFacts() {
  const facts = byId("facts");
  data.severities.forEach((count, i) => {
    if (count || i < 2) facts.append(countFact(count, nounFor(count, SEVERITIES[i]), SEVERITIES[i]));
  });
  if (data.suppressed) facts.append(countFact(data.suppressed, "suppressed"));
  if (data.known) facts.append(countFact(data.known, "in the baseline"));
  if (data.num_gone) facts.append(goneFact());
  if (data.readiness) facts.append(readinessFact(data.readiness));
  if (data.cost_sizes !== undefined) facts.append(popup(["Costs depend on sizes"], [], [], text(data.cost_sizes)));
  if (data.runs.length) facts.append(runsFact());
  if (text(data.profile)) facts.append(make("span", { class: "fact" }, "Profile ", make("code", { text: text(data.profile) })));
  if (data.num_nodes !== undefined) facts.append(countFact(data.num_nodes, nounFor(data.num_nodes, "node")));
  if (data.proven) facts.append(countFact(data.proven, `${nounFor(data.proven, "rewrite")} proven`));
  facts.append(make("span", { class: "space" }), make("span", { class: "muted", text: `aimet-opt ${text(data.version)}` }));
}

// --- Light and dark, and which panes are shown; kept where the browser lets us.

function keep(key, value) {
  try { localStorage.setItem(`aimet-opt.${key}`, value); } catch { /* files may have no storage */ }
}

function kept(key) {
  try { return localStorage.getItem(`aimet-opt.${key}`); } catch { return null; }
}

const isDark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function showTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", `Use ${isDark() ? "light" : "dark"} colours`);
}

function showPanes(panes) {
  byId("main").dataset.panes = panes;
  for (const button of byId("panes").children) button.setAttribute("aria-pressed", button.dataset.panes === panes);
}

function startHead() {
  showVerdict();
  showFacts();
  showTheme(kept("theme"));
  showPanes(kept("panes") || "both");
  byId("theme").addEventListener("click", () => {
    showTheme(isDark() ? "light" : "dark");
    keep("theme", document.documentElement.dataset.theme);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showTheme(null));
  byId("panes").addEventListener("click", (event) => {
    if (!event.target.dataset.panes) return;
    showPanes(event.target.dataset.panes);
    keep("panes", event.target.dataset.panes);
    zoomToFit(READABLE);
  });
}

const LEGEND = ["number on a box: findings in it", "stacked box: opens", "×2: so many edges", "dashed box: outside of this module", "dashed line: leads back"];

function showLegend() {
  const entries = SEVERITIES.slice(0, 3).map((name) => make("span", { class: `severity ${name}`, text: name }));
  byId("legend").append(...entries, ...LEGEND.map((words) => make("span", { text: words })));
}

function showGraph() {
  if (root.children.length) {
    showLegend();
    openContainer(root);
    return;
  }
  const why = data.num_nodes > 0 ? `The model has ${plural(data.num_nodes, "node")}: too many to draw.` : "There is no graph to draw.";
  canvas.append(make("p", { class: "nothing", text: why }));
  byId("zoom").hidden = true;
  byId("filter-module").hidden = true;
  showItem(root);
}

startHead();
startTable();
startGraph();
showGraph();

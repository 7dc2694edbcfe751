"use strict";
// The page's own script. Text from reports reaches the document through textContent and canvas only, never as markup.
(() => {
  const { add, button, disagreement, icon, make, svg } = elements;
  const byId = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(byId(id).textContent);
  const [drawnNodes, drawnLines, data] = ["nodes", "lines", "data"].map(read);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 50rem)");
  const LEGIBLE = 0.62; // zoom below which labels are hard to read
  const large = drawnNodes.length > 400;

  // What is switched off, and what is chosen. Everything shown follows from this.
  const state = { kindsOff: new Set(), waysOff: new Set(), confidence: 0, hits: [], hit: 0 };
  const WAYS = ["asserted", "reported", "alleged", "requested", "denied", "hypothetical", "background knowledge", "computed"];
  const STYLES = {
    stated: { text: "stated", width: 1.8 },
    alleged: { text: "alleged, asked or supposed", width: 1.8, dashes: [8, 6] },
    disputed: { text: "denied by somebody", width: 2, dashes: [2, 4], colour: "warn" },
    background: { text: "background knowledge", width: 1, dashes: [1, 3] },
    inferred: { text: "computed", width: 1, colour: "faint" },
  };

  // --- colours follow the page's style sheet, so that the canvas is light or dark with it -----------------------------------------
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const sentence = (s) => `${data.nodes[s.from].label} – ${s.label} – ${data.nodes[s.to].label}`;

  function styledNode(node) {
    const kind = data.kinds[data.nodes[node.id].kind];
    const fill = kind.colour === "ink" ? colour("ink") : kind.colour;
    const chosen = { background: fill, border: colour("accent") };
    return {
      ...node,
      title: `${data.nodes[node.id].label}\n${kind.name}`,
      color: { background: fill, border: colour("ink"), highlight: chosen, hover: chosen },
      font: { color: colour("ink"), strokeColor: colour("paper") },
    };
  }

  function styledLine(line) {
    const look = STYLES[line.style];
    const plain = colour(look.colour || "line");
    return {
      ...line,
      width: look.width,
      dashes: look.dashes || false,
      title: line.statements.map((place) => sentence(data.statements[place])).join("\n"),
      label: (line.style === "disputed" ? "✗ " : "") + line.label,
      smooth: line.bent ? { enabled: true, type: "curvedCW", roundness: 0.18 } : false,
      color: { color: plain, highlight: colour("accent"), hover: colour("accent") },
      font: { color: colour(line.style === "disputed" ? "warn" : "muted"), strokeColor: colour("paper") },
    };
  }

  const OPTIONS = {
    physics: false,
    autoResize: false, // vis would change the zoom whenever the panel opens
    layout: { improvedLayout: false },
    interaction: { hover: !large, hideEdgesOnDrag: large, tooltipDelay: 300, keyboard: { enabled: true, bindToWindow: false } },
    nodes: {
      borderWidth: 1.2, borderWidthSelected: 4, font: { size: 16, face: "system-ui, sans-serif", strokeWidth: 4, vadjust: -2 },
      scaling: { label: { drawThreshold: 7 } },
    },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.6 } }, arrowStrikethrough: false, selectionWidth: 1.5, hoverWidth: 0.5,
      font: { size: 13, face: "system-ui, sans-serif", strokeWidth: 4, align: "horizontal" }, scaling: { label: { drawThreshold: large ? 16 : 8 } },
    },
  };

  const nodes = new vis.DataSet(drawnNodes.map(styledNode));
  const lines = new vis.DataSet(drawnLines.map(styledLine));
  const network = new vis.Network(byId("graph"), { nodes, edges: lines }, OPTIONS);

  // --- what is shown ------------------------------------------------------------------------------------------------------------
  const kindOn = (node) => !state.kindsOff.has(data.nodes[node].kind);
  const sourceOn = (place) => !state.waysOff.has(data.sources[place].modality) && data.sources[place].confidence >= state.confidence;

  function wayOn(statement) {
    if (statement.inferred) return !state.waysOff.has("computed");
    if (!statement.sources.length) return !state.waysOff.has("background knowledge");
    return statement.sources.some(sourceOn);
  }

  const joined = new Set(data.statements.flatMap((s) => [s.from, s.to]));

  function visible() {
    const statements = data.statements.map((s) => wayOn(s) && kindOn(s.from) && kindOn(s.to));
    const held = new Set(data.statements.flatMap((s) => (wayOn(s) ? [s.from, s.to] : [])));
    return { statements, nodes: data.nodes.map((_, node) => kindOn(node) && (held.has(node) || !joined.has(node))) };
  }

  let shown = visible();

  function update() {
    shown = visible();
    const hide = (set, on) => set.update(set.get({ fields: ["id", "hidden"] })
      .filter((item) => Boolean(item.hidden) === on(item.id)).map((item) => ({ id: item.id, hidden: !on(item.id) })));
    hide(nodes, (id) => shown.nodes[id]);
    hide(lines, (id) => drawnLines[id].statements.some((place) => shown.statements[place]));
    count();
    if (!byId("table-view").hidden) fillTable();
  }

  function count() {
    const of = (list) => `${list.filter(Boolean).length} of ${list.length}`;
    byId("counts").textContent = `${of(shown.nodes)} things, ${of(shown.statements)} statements shown`;
  }

  // --- legend and filters ---------------------------------------------------------------------------------------------------------
  function toggle(off, key) {
    return (event) => {
      const on = off.delete(key) || !off.add(key);
      event.currentTarget.setAttribute("aria-pressed", String(on));
      update();
    };
  }

  function entry(off, key, text, number, picture) {
    const element = button(undefined, toggle(off, key), { "aria-pressed": "true" });
    return add(make("li"), add(element, picture, make("span", text), make("small", number)));
  }

  function tally(keys) {
    const numbers = new Map();
    for (const key of keys) numbers.set(key, (numbers.get(key) || 0) + 1);
    return numbers;
  }

  function waysOf(statement) {
    if (statement.inferred) return ["computed"];
    if (!statement.sources.length) return ["background knowledge"];
    return [...new Set(statement.sources.map((place) => data.sources[place].modality))];
  }

  function fillLegend() {
    for (const [kind, number] of tally(data.nodes.map((node) => node.kind))) {
      byId("kinds").append(entry(state.kindsOff, kind, data.kinds[kind].name, number, icon(data.kinds[kind])));
    }
    const ways = tally(data.statements.flatMap(waysOf));
    for (const way of WAYS.filter((name) => ways.has(name))) {
      byId("ways").append(entry(state.waysOff, way, way, ways.get(way)));
    }
    const used = new Set(drawnLines.map((line) => line.style));
    for (const [name, look] of Object.entries(STYLES).filter(([style]) => used.has(style))) {
      const attributes = { d: "M1,9 H39", stroke: `var(--${look.colour || "line"})`, "stroke-width": 2, "stroke-dasharray": (look.dashes || []).join(" ") };
      byId("styles").append(add(make("li"), svg(40, "path", attributes), make("span", STYLES[name].text)));
    }
    byId("legend").open = !narrow.matches;
  }

  function confidence() {
    state.confidence = Number(byId("confidence").value);
    byId("confidence-value").textContent = state.confidence.toFixed(2);
    update();
  }

  // --- the panel: what is known about a node, a line or a statement, and who says so -------------------------------------------------
  function safeLink(text, url) {
    return /^https?:\/\//i.test(url) ? make("a", text, { href: url, rel: "noopener noreferrer", target: "_blank" }) : make("span", text);
  }

  function source(place) {
    const said = data.sources[place];
    const report = data.reports[said.report];
    const against = said.polarity === "negative" || said.modality === "denied";
    const manner = [said.modality, said.polarity === "negative" && "says it is not so", `confidence ${said.confidence.toFixed(2)}`];
    const where = add(make("p", undefined, { class: "muted" }), safeLink(report.title || report.url || "untitled report", report.url));
    where.append([report.publisher && `, ${report.publisher}`, report.date && `, ${report.date}`].filter(Boolean).join(""));
    return add(
      make("article", undefined, against ? { class: "denied" } : {}),
      said.quote && make("blockquote", `“${said.quote}”`),
      make("p", `${said.speaker || "the report"}: ${manner.filter(Boolean).join(" · ")}`),
      add(where, make("span", ` · characters ${said.start}–${said.end}`)),
    );
  }

  function sources(places) {
    const title = make("h3", places.length === 1 ? "Source" : `Sources (${places.length})`);
    const none = places.length ? undefined : make("p", "No report is cited for this.", { class: "muted" });
    return [title, none, data.redacted && places.length && make("p", "Quotes are left out of this copy.", { class: "muted" }), ...places.map(source)];
  }

  function statementButton(place, seenFrom) {
    const s = data.statements[place];
    const element = button(undefined, () => choose({ statement: place }));
    const outward = s.from === seenFrom;
    add(element, make("span", outward ? `→ ${s.label} ` : "← ", { class: "relation" }), make("span", data.nodes[outward ? s.to : s.from].label));
    return add(make("li"), add(element, outward ? undefined : make("span", ` ${s.label} this`, { class: "relation" })));
  }

  function nodeDetails(node) {
    const known = data.nodes[node];
    const facts = make("dl");
    for (const [name, value] of known.facts) add(facts, make("dt", name), make("dd", value));
    const around = data.statements.map((s, place) => place).filter((place) => [data.statements[place].from, data.statements[place].to].includes(node));
    const list = add(make("ul"), ...around.map((place) => statementButton(place, node)));
    const kind = add(make("p"), icon(data.kinds[known.kind]), document.createTextNode(` ${data.kinds[known.kind].name}`));
    return [make("h2", known.label, { tabindex: "-1" }), kind, ...(known.disagreements.length ? [make("h3", "Told differently"), ...known.disagreements.flatMap((one) => disagreement(one, source))] : []),
      known.facts.length && make("h3", "Facts"), facts,
      around.length && make("h3", `Statements (${around.length})`), list, ...(known.sources.length ? sources(known.sources) : []), make("p", known.iri, { class: "muted" })];
  }

  function statementDetails(place) {
    const s = data.statements[place];
    const end = (node) => button(data.nodes[node].label, () => choose({ node }));
    const ends = add(make("p"), end(s.from), make("span", ` ${s.label} → `, { class: "relation" }), end(s.to));
    return [ends, s.inferred && make("p", "Computed from other statements, not said by a report.", { class: "muted" }), ...sources(s.sources)];
  }

  function lineDetails(line) {
    const seen = drawnLines[line].statements.filter((place) => shown.statements[place]);
    const s = data.statements[seen[0]];
    return [make("h2", `${data.nodes[s.from].label} → ${data.nodes[s.to].label}`, { tabindex: "-1" }), ...seen.flatMap(statementDetails)];
  }

  function open(parts) {
    byId("details").replaceChildren(...parts.filter(Boolean));
    byId("panel").hidden = false;
    resized();
    byId("panel").scrollTop = 0;
    byId("details").querySelector("h2").focus({ preventScroll: true });
  }

  function close() {
    byId("panel").hidden = true;
    resized();
    network.unselectAll();
    if (before && before.isConnected) before.focus({ preventScroll: true });
    before = null;
  }

  // --- choosing -------------------------------------------------------------------------------------------------------------------
  let before = null; // what had the focus when the panel opened, to give it back

  function choose({ node, line, statement }) {
    if (byId("panel").hidden) before = document.activeElement;
    if (node !== undefined) network.selectNodes([node]);
    else network.selectEdges([line ?? drawnLines.findIndex((drawn) => drawn.statements.includes(statement))]);
    if (node !== undefined) open(nodeDetails(node));
    else if (line !== undefined) open(lineDetails(line));
    else open([make("h2", data.statements[statement].label, { tabindex: "-1" }), ...statementDetails(statement)]);
  }

  function look(node) {
    network.focus(node, { scale: Math.max(network.getScale(), 0.9), animation: calm.matches ? false : { duration: 250 } });
  }

  function clicked({ nodes: [node], edges: [line] }) {
    if (node === undefined && line === undefined) close();
    else choose({ node, line });
  }

  function hits(text) {
    const wanted = text.trim().toLowerCase();
    const rank = (node) => {
      const name = node.label.toLowerCase();
      if (name === wanted) return 0;
      if (name.startsWith(wanted)) return 1;
      if (name.includes(wanted)) return 2;
      return node.facts.some(([, value]) => value.toLowerCase() === wanted) ? 3 : 4;
    };
    const ranked = data.nodes.map((node, place) => [rank(node), place]).filter(([score, place]) => score < 4 && shown.nodes[place]);
    return wanted ? ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, place]) => place) : [];
  }

  function search(event) {
    event.preventDefault();
    const text = byId("wanted").value;
    state.hit = state.text === text ? state.hit + 1 : 0;
    state.text = text;
    const found = hits(text);
    if (!found.length) return void (byId("counts").textContent = `Nothing shown is called “${text}”`);
    const node = found[state.hit % found.length];
    byId("counts").textContent = `${(state.hit % found.length) + 1} of ${found.length} found`;
    show("graph");
    choose({ node });
    look(node);
  }

  // --- the table: the same statements for a keyboard and a screen reader --------------------------------------------------------------
  function row(place) {
    const s = data.statements[place];
    const said = s.sources.map((at) => data.sources[at]);
    const distinct = (values) => [...new Set(values)].join(", ");
    const end = (node) => add(make("td"), button(data.nodes[node].label, () => choose({ node })));
    return add(make("tr"), end(s.from), add(make("td"), button(s.label, () => choose({ statement: place }))), end(s.to),
      make("td", distinct(said.map((one) => one.speaker))), make("td", waysOf(s).join(", ")),
      make("td", said.length ? Math.max(...said.map((one) => one.confidence)).toFixed(2) : ""));
  }

  function fillTable() {
    byId("rows").replaceChildren(...data.statements.map((_, place) => place).filter((place) => shown.statements[place]).map(row));
  }

  function show(name) {
    for (const tab of ["graph", "table"]) {
      byId(`${tab}-view`).hidden = tab !== name;
      byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
      byId(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
    }
    if (name === "table") fillTable();
  }

  function reset() {
    for (const off of [state.kindsOff, state.waysOff]) off.clear();
    for (const pressed of document.querySelectorAll("[aria-pressed]")) pressed.setAttribute("aria-pressed", "true");
    byId("wanted").value = "";
    byId("confidence").value = "0";
    confidence();
    close();
    network.fit({ animation: false });
  }

  let size = ""; // of the drawing, as last seen

  function resized() {
    const { clientWidth, clientHeight } = byId("graph");
    const now = `${clientWidth} ${clientHeight}`;
    if (size === now) return;
    size = now;
    const view = { scale: network.getScale(), position: network.getViewPosition() };
    network.setSize("100%", "100%");
    network.redraw();
    network.moveTo(view);
    keepInSight();
  }

  // The panel must not cover what it tells about.
  function keepInSight() {
    const [node] = network.getSelectedNodes();
    if (node === undefined) return;
    const { x, y } = network.canvasToDOM(network.getPosition(node));
    const { clientWidth, clientHeight } = byId("graph");
    if (x < 40 || y < 40 || x > clientWidth - 40 || y > clientHeight - 60) network.moveTo({ position: network.getPosition(node) });
  }

  // A small graph opens legible, around its busiest node, where the window is too small for all of it.
  function firstView() {
    network.fit({ animation: false });
    if (large || network.getScale() >= LEGIBLE || !joined.size) return;
    const busiest = tally(data.statements.flatMap((s) => [s.from, s.to]));
    const [[hub]] = [...busiest].sort((a, b) => b[1] - a[1]);
    network.moveTo({ scale: LEGIBLE, position: network.getPosition(hub) });
  }

  function zoom(event) {
    const factor = Number(event.currentTarget.dataset.zoom);
    factor ? network.moveTo({ scale: network.getScale() * factor }) : network.fit({ animation: false });
  }

  function repaint() {
    nodes.update(drawnNodes.map(styledNode));
    lines.update(drawnLines.map(styledLine));
  }

  function notice() {
    const left = data.dropped ? `${data.dropped} of ${data.dropped + data.nodes.length} things are left out of this page: those with the fewest statements. ` : "";
    const text = left + (data.redacted ? "Quotes are left out of this copy." : "");
    byId("notice").textContent = text;
    byId("notice").hidden = !text;
    byId("empty").hidden = data.nodes.length > 0;
  }

  function arrows(event) {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = event.target.id === "tab-graph" ? "table" : "graph";
    show(other);
    byId(`tab-${other}`).focus();
  }

  function listen() {
    network.on("click", clicked);
    network.once("afterDrawing", () => document.body.setAttribute("data-ready", ""));
    dark.addEventListener("change", repaint);
    byId("search").addEventListener("submit", search);
    byId("confidence").addEventListener("input", confidence);
    byId("reset").addEventListener("click", reset);
    byId("close").addEventListener("click", close);
    new ResizeObserver(resized).observe(byId("graph"));
    document.addEventListener("keydown", (event) => event.key === "Escape" && !byId("panel").hidden && close());
    for (const tab of document.querySelectorAll("[role=tab]")) {
      tab.addEventListener("click", () => show(tab.id.slice(4)));
      tab.addEventListener("keydown", arrows);
    }
    for (const element of document.querySelectorAll("[data-zoom]")) element.addEventListener("click", zoom);
  }

  for (const name of new Set(data.nodes.map((node) => node.label))) byId("labels").append(make("option", undefined, { value: name }));
  fillLegend();
  notice();
  count();
  listen();
  firstView();
  globalThis.kgView = { network, choose }; // for a notebook or a test that drives the page
})();

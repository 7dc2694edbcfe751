"use strict";
// What can be done, the keys that do it, and the first drawing.
kg.acts = (() => {
  const { data, state, shown } = kg;
  const idOf = (node) => data.nodes[node].id;

  const choose = (chosen) => state.set({ chosen });

  // A thing that is folded away or filtered out is brought up rather than not found.
  function find(node) {
    const changes = { chosen: `node:${idOf(node)}`, tab: state.now.tab === "graph" ? "graph" : state.now.tab };
    if (!shown.now.listed[node]) Object.assign(changes, { pinned: [...state.now.pinned, idOf(node)], hidden: state.now.hidden.filter((id) => id !== idOf(node)), focus: "" });
    else if (!shown.now.nodes[node]) changes.raised = [...state.now.raised, idOf(node)];
    state.set(changes);
    kg.graph.look(node);
  }

  function unfold(node) {
    state.set(state.toggled("unfolded", idOf(node)));
  }

  function focus(node) {
    const on = state.now.focus !== idOf(node);
    state.set({ focus: on ? idOf(node) : "" });
    kg.graph.fit();
  }

  const pin = (node) => state.set(state.toggled("pinned", idOf(node)));
  const hide = (node) => state.set({ ...state.toggled("hidden", idOf(node)), chosen: "", pinned: state.now.pinned.filter((id) => id !== idOf(node)) });
  const pathFrom = (node) => state.set({ start: state.now.start === idOf(node) ? "" : idOf(node), end: "" });

  function pathTo(node) {
    const start = state.now.start || (state.picked() === undefined ? "" : idOf(state.picked()));
    state.set({ start, end: state.now.end === idOf(node) ? "" : idOf(node) });
    if (shown.now.way?.length) kg.graph.fitTo(shown.now.way);
  }

  return { choose, find, focus, hide, pathFrom, pathTo, pin, unfold };
})();

(() => {
  const { byId, make, number, plural } = kg.elements;
  const { acts, data, state, shown } = kg;
  const TABS = ["graph", "timeline", "table", "matrix"];
  const calm = (changed) => [...changed].every((name) => ["chosen", "view", "tab", "sort", "words"].includes(name));

  function update(changed) {
    if (!calm(changed)) {
      shown.compute();
      tellPath(shown.now.way);
      kg.graph.update();
    }
    if (changed.has("tab")) tabs();
    kg.panel.update(changed);
    kg.graph.select();
    kg.filters.update();
    kg.histogram.update();
    kg.table.update(changed);
    kg.matrix.update();
    kg.timeline.update(changed);
    if (changed.has("chosen")) kg.graph.keepInSight();
  }

  function tellPath(way) {
    const start = data.at.get(state.now.start);
    byId("path-bar").hidden = start === undefined;
    if (start === undefined) return;
    const names = (nodes) => nodes.map((node) => data.nodes[node].label).join(" → ");
    const end = data.at.get(state.now.end);
    const none = end !== undefined && way && !way.length;
    byId("path-text").textContent = way?.length ? `Path: ${names(way)}` : none ? `No path from ${names([start])} to ${names([end])} over what is shown.` : `Path from ${names([start])}: choose where to, then “Path to here” (or Shift-click it).`;
  }

  function tabs() {
    for (const tab of TABS) {
      const on = tab === state.now.tab;
      byId(`${tab}-view`).hidden = !on;
      byId(`tab-${tab}`).setAttribute("aria-selected", String(on));
      byId(`tab-${tab}`).tabIndex = on ? 0 : -1;
    }
    kg.graph.resized();
  }

  function arrows(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    const next = TABS[(TABS.indexOf(state.now.tab) + by + TABS.length) % TABS.length];
    state.set({ tab: next });
    byId(`tab-${next}`).focus();
  }

  // Single letters work only while the drawing has the focus, so that they never get in the way of typing.
  function letters(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = state.picked();
    const one = { f: acts.focus, u: acts.unfold, p: acts.pin, h: acts.hide }[event.key];
    if (one && node !== undefined) one(node);
    else if (event.key === "n" || event.key === "b") step(event.key === "n" ? 1 : -1);
    else if (event.key === "0") kg.graph.fit();
  }

  function step(by) {
    const ids = kg.graph.drawn;
    if (!ids.length) return;
    const next = ids[(ids.indexOf(state.picked()) + by + ids.length) % ids.length];
    acts.choose(`node:${data.nodes[next].id}`);
    kg.graph.keepInSight();
    byId("graph").querySelector(".vis-network").focus();
  }

  function keys(event) {
    if (event.key === "Escape") {
      if (byId("share").open) byId("share").open = false;
      else if (state.now.chosen) acts.choose("");
    }
    const typing = event.target.matches("input[type=search], input[type=text], input[type=date], textarea");
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || typing) return;
    event.preventDefault();
    if (event.shiftKey) state.redo();
    else state.undo();
  }

  function notice() {
    const total = data.dropped + data.nodes.length;
    const parts = [
      data.dropped && `${number(data.dropped)} of ${plural(total, "thing")} are left out of this page: those with the fewest statements.`,
      data.places.length > 3 && `This graph is large: the page starts with the most connected things; search, unfold or choose “Everything” for the rest.`,
      data.redacted && "Quotes are left out of this copy.",
      state.missing && `${plural(state.missing, "part")} of the address that led here ${state.missing === 1 ? "is" : "are"} not in this page.`,
    ];
    byId("notice-text").textContent = parts.filter(Boolean).join(" ");
    byId("notice").hidden = !parts.some(Boolean);
    byId("empty").hidden = data.nodes.length > 0;
  }

  function listen() {
    document.addEventListener("keydown", keys);
    byId("graph").addEventListener("keydown", letters);
    byId("close").addEventListener("click", () => acts.choose(""));
    byId("reset").addEventListener("click", () => { state.reset(); byId("wanted").value = ""; kg.graph.fit(); kg.graph.firstView(); });
    byId("path-off").addEventListener("click", () => state.set({ start: "", end: "" }));
    byId("dismiss").addEventListener("click", () => { byId("notice").hidden = true; kg.graph.resized(); });
    for (const tab of TABS) {
      byId(`tab-${tab}`).addEventListener("click", () => state.set({ tab }));
      byId(`tab-${tab}`).addEventListener("keydown", arrows);
    }
    for (const element of document.querySelectorAll("[data-zoom]")) element.addEventListener("click", () => kg.graph.zoom(Number(element.dataset.zoom)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", kg.graph.repaint);
    matchMedia("print").addEventListener("change", () => { kg.graph.repaint(); kg.graph.resized(); });
    addEventListener("hashchange", () => { state.open(); notice(); });
  }

  function start() {
    byId("legend").open = !matchMedia("(max-width: 50rem)").matches;
    kg.graph.start();
    for (const part of ["search", "filters", "histogram", "table", "files"]) kg[part].start();
    state.open();
    state.listen(update);
    update(new Set(["tab", "chosen", "detail"]));
    notice();
    listen();
    if (state.now.tab !== "graph") return ready();
    kg.graph.network.once("afterDrawing", ready);
    kg.graph.resized();
    kg.graph.firstView();
    return kg.graph.network.redraw();
  }

  function ready() {
    byId("loading").hidden = true;
    document.body.setAttribute("data-ready", "");
  }

  // One frame first, so that the reader sees that something is coming.
  byId("loading").textContent = `Drawing ${plural(data.nodes.length, "thing")} …`;
  requestAnimationFrame(() => setTimeout(start));
})();

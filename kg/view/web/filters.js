"use strict";
// Legend and filters at the side: each entry is a switch.
kg.filters = (() => {
  const { add, button, byId, icon, make, number, picture, svg } = kg.elements;
  const { data, state, shown, looks } = kg;
  const entries = []; // {name, key, element}: switches that show whether they are on

  function tally(keys) {
    const numbers = new Map();
    for (const key of keys) numbers.set(key, (numbers.get(key) || 0) + 1);
    return numbers;
  }

  // `inverse`: what the state lists is off, not on.
  function entry(name, key, text, count, image, inverse) {
    const element = button(undefined, () => state.set(state.toggled(name, key)), { "aria-pressed": "false" });
    entries.push({ name, key, element, inverse });
    return add(make("li"), add(element, image, make("span", text), make("small", number(count))));
  }

  function fill() {
    for (const [kind, count] of tally(data.nodes.map((node) => node.kind))) {
      byId("kinds").append(entry("off", kind, data.kinds[kind].name, count, icon(data.kinds[kind]), true));
    }
    const ways = tally(data.statements.flatMap(data.waysOf));
    for (const way of data.WAYS.filter((name) => ways.has(name))) byId("ways").append(entry("ways", way, way, ways.get(way), null, true));
    styles();
    places("platforms", (node) => data.nodes[node].kind === "Platform");
    places("states", (node) => data.nodes[node].kind === "State");
    detail();
  }

  function styles() {
    const used = new Set(data.lines.map((line) => line.style));
    for (const [, look] of Object.entries(looks.STYLES).filter(([name]) => used.has(name))) {
      const drawn = svg("path", { d: "M1,9 H39", stroke: `var(--${look.colour || "line"})`, "stroke-width": 2, "stroke-dasharray": (look.dashes || []).join(" ") });
      byId("styles").append(add(make("li"), picture(40, 18, drawn), make("span", look.text)));
    }
  }

  // Platforms and states to narrow the graph to, those with the most around them first.
  function places(name, is) {
    const found = data.nodes.map((_, node) => node).filter(is).map((node) => [node, hubsAt(node)]).filter(([, count]) => count);
    found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    byId(name).append(...found.map(([node, count]) => entry(name, data.nodes[node].id, data.nodes[node].label, count, null, false)));
    byId(name).closest("details").hidden = !found.length;
  }

  const hubsAt = (node) => new Set(data.around[node].map((place) => data.other(place, node)).filter(data.isHub)).size;

  function detail() {
    const names = ["The main lines", "Networks and takedowns too", "All kinds of things", "Everything (slow)"];
    byId("detail").append(...data.places.map((_, place) => make("option", names[place], { value: place + 1 })));
    byId("detail").addEventListener("change", () => state.set({ detail: Number(byId("detail").value) }));
  }

  function update() {
    for (const { name, key, element, inverse } of entries) {
      const on = state.now[name].includes(key) !== inverse;
      element.setAttribute("aria-pressed", String(on));
    }
    byId("detail").value = String(state.now.detail);
    byId("confidence").value = String(state.now.confidence);
    byId("confidence-value").textContent = state.now.confidence.toFixed(2);
    byId("hops").value = String(state.now.hops);
    const focus = data.at.get(state.now.focus);
    byId("focus-bar").hidden = focus === undefined;
    byId("focus-name").textContent = focus === undefined ? "" : data.nodes[focus].label;
    byId("hidden-bar").hidden = !state.now.hidden.length;
    byId("hidden-count").textContent = `${number(state.now.hidden.length)} hidden by hand`;
    byId("undo").disabled = !state.canUndo;
    byId("redo").disabled = !state.canRedo;
    counts();
  }

  function counts() {
    const { drawn, folded, out, statements } = shown.counts();
    const parts = [`${number(drawn)} of ${number(data.nodes.length)} things drawn`, folded && `${number(folded)} folded in`, out && `${number(out)} hidden`];
    byId("counts").textContent = `${parts.filter(Boolean).join(" · ")} · ${number(statements)} of ${number(data.statements.length)} statements`;
  }

  function start() {
    fill();
    byId("confidence").addEventListener("input", () => state.set({ confidence: Number(byId("confidence").value) }, "confidence"));
    byId("hops").addEventListener("input", () => state.set({ hops: Math.min(9, Math.max(1, Number(byId("hops").value) || 1)) }, "hops"));
    byId("unfocus").addEventListener("click", () => state.set({ focus: "" }));
    byId("unhide").addEventListener("click", () => state.set({ hidden: [] }));
    byId("undo").addEventListener("click", state.undo);
    byId("redo").addEventListener("click", state.redo);
  }

  return { start, update, tally };
})();

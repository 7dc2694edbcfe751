"use strict";
// The drawing: vis-network, given only what is shown.
kg.graph = (() => {
  const { data, state, shown, looks } = kg;
  const { byId } = kg.elements;
  const MANY = 400; // things with which drawing takes long enough to save on the way
  const CROWDS = [{ least: 800, threshold: 16 }, { least: 90, threshold: 11 }, { least: 0, threshold: 8 }]; // letters in pixels
  const OPTIONS = {
    physics: false,
    autoResize: false, // vis would change the zoom whenever the panel opens
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 300, multiselect: false, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { borderWidthSelected: 4, font: { size: 16, face: looks.FACE, strokeWidth: 4, vadjust: -2 } },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.6 } }, arrowStrikethrough: false, selectionWidth: 1.5, hoverWidth: 0.5,
      font: { size: 13, face: looks.FACE, strokeWidth: 4, align: "horizontal" }, scaling: { label: { drawThreshold: 8 } },
    },
  };
  const nodes = new vis.DataSet();
  const lines = new vis.DataSet();
  const NODE = { key: looks.nodeKey, look: looks.node, known: new Map() }; // known: what each item's look came from
  const LINE = { key: looks.lineKey, look: looks.line, known: new Map() };
  let [drawn, drawnLines] = [[], []]; // ids
  let network = null;
  const [COVERED, DOUBLE] = [490, 260]; // pixels that the panel and the margin beside it take; milliseconds in which a second click may follow
  let waiting = 0; // where the panel will cover what was clicked, it waits for the second click
  let many = false;
  let crowded = null;
  let size = ""; // of the drawing, as last seen
  let touched = false; // whether the reader has zoomed or dragged

  function start() {
    looks.readPalette();
    network = new vis.Network(byId("graph"), { nodes, edges: lines }, OPTIONS);
    network.on("click", clicked);
    network.on("doubleClick", opened);
    network.on("dragEnd", dragged);
    network.on("beforeDrawing", () => kg.overview.take(network, drawn));
    network.on("afterDrawing", (canvas) => kg.overview.draw(canvas, network, drawn));
    network.on("zoom", () => { touched = true; remember(); });
    new ResizeObserver(resized).observe(byId("graph"));
  }

  // What was drawn once stays with vis, hidden. Flags are set on its own items: through the data set each takes a hundred times as long.
  function sync(set, items, wanted, { key, look, known }) {
    const come = wanted.flatMap((on, id) => (on && !items[id] ? [id] : []));
    come.forEach((id) => known.set(id, key(id)));
    set.add(come.map(look));
    for (const id of set.getIds()) items[id].options.hidden = !wanted[id];
  }

  function update() {
    looks.readPath();
    const { body } = network;
    drawn = shown.now.nodes.flatMap((on, id) => (on ? [id] : []));
    drawnLines = shown.now.lines.flatMap((on, id) => (on && shown.now.nodes[data.lines[id].from] && shown.now.nodes[data.lines[id].to] ? [id] : []));
    sync(nodes, body.nodes, shown.now.nodes, NODE);
    sync(lines, body.edges, shown.now.lines, LINE);
    network._updateVisibleIndices();
    restyle();
    crowd();
    body.emitter.emit("_requestRedraw"); // with the next frame, together with whatever else changes
  }

  // The more lines there are, the nearer one has to come to read what is written on them.
  function crowd() {
    const now = CROWDS.find(({ least }) => drawnLines.length >= least);
    if (now === crowded) return;
    crowded = now;
    many = drawn.length > MANY;
    const threshold = { scaling: { label: { drawThreshold: now.threshold } } };
    network.setOptions({ interaction: { hover: !many, hideEdgesOnDrag: many, hideEdgesOnZoom: many }, edges: threshold });
  }

  // Looks depend on what else is shown (what is folded in, which path, where things were moved): write those that changed.
  function restyle() {
    const differ = (set, ids, { key, look, known }) => {
      const changed = ids.filter((id) => known.get(id) !== key(id));
      changed.forEach((id) => known.set(id, key(id)));
      set.update(changed.map(look));
    };
    differ(nodes, drawn, NODE);
    differ(lines, drawnLines, LINE);
  }

  function repaint() {
    looks.readPalette();
    NODE.known.clear();
    LINE.known.clear();
    restyle();
    network.redraw();
  }

  function clicked({ nodes: [node], edges: [line], event, pointer }) {
    clearTimeout(waiting);
    if (node === undefined && line === undefined) return kg.acts.choose("");
    if (node !== undefined && event?.srcEvent?.shiftKey) return kg.acts.pathTo(node);
    const open = () => kg.acts.choose(node !== undefined ? `node:${data.nodes[node].id}` : `line:${data.lineKey(line)}`);
    const covered = byId("panel").hidden && pointer.DOM.x > byId("graph").clientWidth - COVERED;
    if (covered) waiting = setTimeout(open, DOUBLE);
    else open();
    return undefined;
  }

  function opened({ nodes: [node] }) {
    clearTimeout(waiting);
    if (node !== undefined) kg.acts.unfold(node);
  }

  function dragged({ nodes: [node] }) {
    touched = true;
    if (node === undefined) return remember();
    const { x, y } = network.getPosition(node);
    const { id } = data.nodes[node];
    state.set({ moved: [...state.now.moved.filter((one) => !one.startsWith(`${id}@`)), `${id}@${Math.round(x)},${Math.round(y)}`] });
  }

  function remember() {
    const { x, y } = network.getViewPosition();
    state.set({ view: `${Math.round(x)},${Math.round(y)},${network.getScale().toFixed(3)}` });
  }

  function select() {
    const chosen = state.target(state.now.chosen);
    const line = chosen?.what === "line" ? chosen.place : data.lineOf.get(chosen?.what === "statement" ? chosen.place : -1);
    const node = chosen?.what === "node" && shown.now.nodes[chosen.place] ? [chosen.place] : [];
    network.setSelection({ nodes: node, edges: shown.now.lines[line] && drawnLines.includes(line) ? [line] : [] });
  }

  function resized() {
    const { clientWidth, clientHeight } = byId("graph");
    const now = `${clientWidth} ${clientHeight}`;
    if (!clientWidth || size === now) return;
    const [wide, high] = size.split(" ").map(Number);
    size = now;
    const [scale, { x, y }] = [network.getScale(), network.getViewPosition()];
    network.setSize("100%", "100%");
    network.redraw();
    if (!wide || (!touched && !state.now.chosen)) return firstView();
    // what is at the left and top stays there, under a pointer that may click again
    network.moveTo({ scale, position: { x: x + (clientWidth - wide) / 2 / scale, y: y + (clientHeight - high) / 2 / scale } });
    keepInSight();
  }

  // The panel must not cover what it tells about.
  function keepInSight() {
    const [node] = network.getSelectedNodes();
    const ends = node === undefined ? network.getSelectedEdges().flatMap((line) => network.getConnectedNodes(line)) : [node];
    if (!ends.length || ends.every(inSight)) return;
    if (node === undefined) network.fit({ nodes: ends, animation: false, maxZoomLevel: network.getScale() });
    else network.moveTo({ position: network.getPosition(node) });
  }

  function inSight(node) {
    const { x, y } = network.canvasToDOM(network.getPosition(node));
    const { clientWidth, clientHeight } = byId("graph");
    return x > 40 && y > 40 && x < clientWidth - 40 && y < clientHeight - 60;
  }

  function look(node) {
    if (!shown.now.nodes[node]) return;
    touched = true;
    network.moveTo({ position: network.getPosition(node), scale: Math.max(network.getScale(), 0.9) });
  }

  function firstView() {
    if (!state.now.view) return frame({ maxZoomLevel: 1.3 });
    const [x, y, scale] = state.now.view.split(",").map(Number);
    touched = true;
    return network.moveTo({ position: { x, y }, scale });
  }

  // vis knows how large a thing is only once it was drawn in sight: hence twice.
  function frame(options) {
    for (let turn = 0; turn < 2; turn += 1) {
      network.redraw();
      network.fit({ animation: false, ...options });
    }
  }

  function fit() {
    frame({ maxZoomLevel: 1.3 });
    touched = false;
    state.set({ view: "" });
  }

  function fitTo(some) {
    touched = true;
    frame({ maxZoomLevel: 1, nodes: some.filter((node) => shown.now.nodes[node]) });
    remember();
  }

  function zoom(factor) {
    if (!factor) return fit();
    touched = true;
    network.moveTo({ scale: network.getScale() * factor });
    return remember();
  }

  return { start, update, restyle, repaint, select, keepInSight, look, firstView, fit, fitTo, zoom, resized, items: () => ({ nodes: nodes.get(drawn), lines: lines.get(drawnLines) }), get drawn() { return drawn; }, get network() { return network; } };
})();

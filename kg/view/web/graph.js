"use strict";
// The drawing: vis-network, given only what is shown.
kg.graph = (() => {
  const { data, state, shown, looks } = kg;
  const { byId } = kg.elements;
  const LEGIBLE = 0.62; // zoom below which labels are hard to read
  const MANY = 400; // things with which drawing takes long enough to save on the way
  const CROWDS = [{ least: 800, threshold: 16 }, { least: 90, threshold: 11 }, { least: 0, threshold: 7.5 }]; // letters in pixels
  const OPTIONS = {
    physics: false,
    autoResize: false, // vis would change the zoom whenever the panel opens
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 300, multiselect: false, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { borderWidthSelected: 4, font: { size: 16, face: looks.FACE, strokeWidth: 4, vadjust: -2 }, scaling: { label: { drawThreshold: 7 } } },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.6 } }, arrowStrikethrough: false, selectionWidth: 1.5, hoverWidth: 0.5,
      font: { size: 13, face: looks.FACE, strokeWidth: 4, align: "horizontal" }, scaling: { label: { drawThreshold: 8 } },
    },
  };
  const nodes = new vis.DataSet();
  const lines = new vis.DataSet();
  let network = null;
  let many = false;
  let crowded = null;
  let size = ""; // of the drawing, as last seen
  let touched = false; // whether the reader has zoomed or dragged

  function start() {
    looks.readPalette();
    network = new vis.Network(byId("graph"), { nodes, edges: lines }, OPTIONS);
    network.on("click", clicked);
    network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && kg.acts.unfold(node));
    network.on("dragEnd", dragged);
    network.on("zoom", () => { touched = true; remember(); });
    new ResizeObserver(resized).observe(byId("graph"));
  }

  // Bring what is drawn in line with what is shown: only what differs is touched.
  function sync(set, wanted, look) {
    const gone = set.getIds().filter((id) => !wanted[id]);
    const come = [];
    wanted.forEach((on, id) => on && !set.get(id, { fields: ["id"] }) && come.push(look(id)));
    set.remove(gone);
    set.add(come);
    return gone.length + come.length;
  }

  function update() {
    looks.readPath();
    sync(lines, shown.now.lines.map((on, place) => on && shown.now.nodes[data.lines[place].from] && shown.now.nodes[data.lines[place].to]), looks.line);
    sync(nodes, shown.now.nodes, looks.node);
    restyle();
    crowd();
  }

  // The more lines there are, the nearer one has to come to read what is written on them.
  function crowd() {
    const now = CROWDS.find(({ least }) => lines.length >= least);
    if (now === crowded) return;
    crowded = now;
    many = nodes.length > MANY;
    const threshold = { scaling: { label: { drawThreshold: now.threshold } } };
    network.setOptions({ interaction: { hover: !many, hideEdgesOnDrag: many, hideEdgesOnZoom: many }, edges: threshold });
  }

  // Looks depend on what else is shown (what is folded in, which path, where things were moved): write those that changed.
  function restyle() {
    const differ = (set, look) => set.update(set.getIds().map(look).filter((item) => JSON.stringify(item) !== JSON.stringify(drawnAs(set, item))));
    differ(nodes, looks.node);
    differ(lines, looks.line);
  }

  function drawnAs(set, item) {
    const drawn = set.get(item.id);
    return Object.fromEntries(Object.keys(item).map((name) => [name, drawn[name]]));
  }

  function repaint() {
    looks.readPalette();
    restyle();
    network.redraw();
  }

  function clicked({ nodes: [node], edges: [line], event }) {
    if (node === undefined && line === undefined) return kg.acts.choose("");
    if (node !== undefined && event?.srcEvent?.shiftKey) return kg.acts.pathTo(node);
    return kg.acts.choose(node !== undefined ? `node:${data.nodes[node].id}` : `line:${data.lineKey(line)}`);
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
    network.unselectAll();
    if (!chosen) return;
    const { what, place } = chosen;
    if (what === "node") return void (nodes.get(place) && network.selectNodes([place]));
    const line = what === "line" ? place : data.lineOf.get(place);
    if (line !== undefined && lines.get(line)) network.selectEdges([line]);
  }

  function resized() {
    const { clientWidth, clientHeight } = byId("graph");
    const now = `${clientWidth} ${clientHeight}`;
    if (!clientWidth || size === now) return;
    const first = !size;
    size = now;
    const view = { scale: network.getScale(), position: network.getViewPosition() };
    network.setSize("100%", "100%");
    network.redraw();
    if (first || (!touched && !state.now.chosen)) return firstView();
    network.moveTo(view);
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
    if (!nodes.get(node)) return;
    touched = true;
    network.moveTo({ position: network.getPosition(node), scale: Math.max(network.getScale(), 0.9) });
  }

  // Everything, unless labels would be too small to read: then the part around the busiest thing.
  function firstView() {
    network.redraw();
    if (state.now.view) {
      const [x, y, scale] = state.now.view.split(",").map(Number);
      touched = true;
      return network.moveTo({ position: { x, y }, scale });
    }
    network.fit({ animation: false, maxZoomLevel: 1.3 });
    if (many || network.getScale() >= LEGIBLE || !nodes.length) return undefined;
    const [hub] = nodes.getIds().sort((a, b) => network.getConnectedEdges(b).length - network.getConnectedEdges(a).length || a - b);
    return network.moveTo({ scale: LEGIBLE, position: network.getPosition(hub) });
  }

  // Boxes are known only once they are drawn.
  function fit(some) {
    network.redraw();
    network.fit({ animation: false, maxZoomLevel: some ? 1 : 1.3, ...(some ? { nodes: some.filter((node) => nodes.get(node)) } : {}) });
    touched = Boolean(some);
    return some ? remember() : state.set({ view: "" });
  }

  function zoom(factor) {
    if (!factor) return fit();
    touched = true;
    network.moveTo({ scale: network.getScale() * factor });
    return remember();
  }

  return { start, update, restyle, repaint, select, keepInSight, look, firstView, fit, zoom, resized, nodes, lines, get network() { return network; } };
})();

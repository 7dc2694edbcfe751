"use strict";
// How nodes and lines look. Colours come from the style sheet, so that the canvas is light or dark with the page.
kg.looks = (() => {
  const { data, state, shown } = kg;
  const FACE = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";
  const STYLES = {
    stated: { text: "stated as fact", width: 1.8 },
    alleged: { text: "alleged, asked for or supposed", width: 1.8, dashes: [8, 6] },
    disputed: { text: "✗ disputed: denied, or accounts differ", width: 2.4, dashes: [2, 4], colour: "warn" },
    background: { text: "known without a report", width: 1, dashes: [1, 3] },
    inferred: { text: "computed from other statements", width: 1, colour: "faint" },
  };
  let palette = {};
  let path = null; // nodes and pairs of nodes on the path that is highlighted

  function readPalette() {
    const style = getComputedStyle(document.documentElement);
    palette = Object.fromEntries(["ink", "paper", "muted", "line", "faint", "accent", "warn"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  const fill = (node) => {
    const { colour } = data.kinds[data.nodes[node].kind];
    return colour === "ink" ? palette.ink : colour;
  };

  function readPath() {
    const { way } = shown.now;
    path = way?.length ? { nodes: new Set(way), pairs: new Set(way.slice(1).flatMap((node, place) => [`${way[place]} ${node}`, `${node} ${way[place]}`])) } : null;
  }

  function placeOf(node) {
    const moved = state.now.moved.find((one) => one.startsWith(`${data.nodes[node].id}@`));
    if (moved) return moved.slice(moved.lastIndexOf("@") + 1).split(",").map(Number);
    return shown.now.rings?.get(node) || data.places[state.now.detail - 1][node];
  }

  const pinned = (place) => state.now.pinned.includes(data.nodes[place].id);
  const nodeKey = (place) => `${placeOf(place)} ${shown.foldedInto(place)} ${Boolean(path) && !path.nodes.has(place)} ${pinned(place)}`;
  const lineKey = (place) => `${bent(place)} ${path ? onPath(place) : ""}`;
  const onPath = (place) => !data.lines[place].acts && path.pairs.has(`${data.lines[place].from} ${data.lines[place].to}`);

  function node(place) {
    const drawn = data.drawn[place];
    const [x, y] = placeOf(place);
    const folded = shown.foldedInto(place);
    const dim = path && !path.nodes.has(place);
    const chosen = { background: fill(place), border: palette.accent };
    return {
      id: place, shape: drawn.shape, size: drawn.size, x, y, opacity: dim ? 0.2 : 1, borderWidth: pinned(place) ? 4 : 1.2,
      label: drawn.label + (folded ? ` ⊕${folded}` : ""),
      title: `${data.nodes[place].label}\n${data.kinds[data.nodes[place].kind].name}${folded ? `\n⊕ ${folded} folded in: double-click to unfold` : ""}`,
      color: { background: fill(place), border: pinned(place) ? palette.accent : palette.ink, highlight: chosen, hover: chosen },
      font: { color: dim ? palette.faint : palette.ink, strokeColor: palette.paper },
    };
  }

  // Of two lines between the same things at least one has to give way.
  function bent(place) {
    const { from, to, acts } = data.lines[place];
    return data.linesAround[from].some((other) => other !== place && shown.now.lines[other] && (data.lines[other].from === to || acts) && data.lines[other].from + data.lines[other].to === from + to);
  }

  function line(place) {
    const drawn = data.lines[place];
    const look = STYLES[drawn.style];
    const dim = path && !onPath(place);
    const plain = dim ? palette.faint : palette[look.colour || "line"];
    const text = drawn.style === "disputed" ? palette.warn : palette.muted;
    return {
      id: place, from: drawn.from, to: drawn.to, width: path && !dim ? 4 : look.width, dashes: look.dashes || false,
      title: drawn.statements.map((one) => data.sentence(data.statements[one])).join("\n"),
      label: dim ? "" : (drawn.style === "disputed" ? "✗ " : "") + drawn.label,
      smooth: bent(place) ? { enabled: true, type: "curvedCW", roundness: 0.18 } : false,
      color: { color: path && !dim ? palette.accent : plain, opacity: dim ? 0.4 : 1, highlight: palette.accent, hover: palette.accent },
      font: { color: text, strokeColor: palette.paper },
    };
  }

  return { STYLES, FACE, node, nodeKey, line, lineKey, readPalette, readPath, get palette() { return palette; } };
})();

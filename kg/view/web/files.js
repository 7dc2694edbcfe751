"use strict";
// What is shown, as a file or on the clipboard: PNG, SVG, CSV, JSON, and the address of this very state.
kg.files = (() => {
  const { add, byId, shape, svg } = kg.elements;
  const { data, state, shown, looks } = kg;

  function save(content, type, name) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = add(document.createElement("a"));
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function say(text) {
    byId("said").textContent = text;
  }

  async function copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      say(done);
    } catch {
      say(copyOldWay(text) ? done : "This browser does not let a page copy: use Save instead.");
    }
  }

  function copyOldWay(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  // A text that a spreadsheet would run as a formula gets a leading '.
  function csv(lines) {
    const inert = (text) => (/^\s*[=+\-@]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);
    const quoted = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return lines.map((line) => line.map((text) => quoted(inert(String(text)))).join(",")).join("\r\n") + "\r\n";
  }

  const COLUMNS = ["from", "statement", "to", "speaker", "modality", "polarity", "confidence", "quote", "start", "end", "title", "publisher", "date", "url"];

  // One line for each statement and source.
  function statementLines() {
    const places = data.statements.map((_, place) => place).filter((place) => shown.now.statements[place]);
    return [COLUMNS, ...places.flatMap((place) => {
      const one = data.statements[place];
      const ends = [data.nodes[one.from].label, one.label, data.nodes[one.to].label];
      if (!one.sources.length) return [[...ends, "", data.waysOf(one)[0], ...COLUMNS.slice(5).map(() => "")]];
      return one.sources.map((at) => {
        const said = data.sources[at];
        const report = data.reports[said.report];
        return [...ends, said.speaker, said.modality, said.polarity, said.confidence, said.quote, said.start, said.end, report.title, report.publisher, report.date, report.url];
      });
    })];
  }

  function json() {
    const told = (places) => places.map((at) => ({ ...data.sources[at], report: data.reports[data.sources[at].report] }));
    const nodes = data.nodes.filter((_, place) => shown.now.listed[place]).map(({ iri, label, names, kind, facts, when }) => ({
      iri, label, names, kind, when, facts: facts.map((fact) => ({ name: fact.key, value: fact.value, sources: told(fact.sources) })),
    }));
    const statements = data.statements.filter((_, place) => shown.now.statements[place]).map((one) => ({
      from: data.nodes[one.from].iri, property: one.key, label: one.label, to: data.nodes[one.to].iri, inferred: one.inferred, disputed: one.clash, reports: one.reports, sources: told(one.sources),
    }));
    return `${JSON.stringify({ title: document.title, nodes, statements }, null, 1)}\n`;
  }

  function png() {
    const canvas = byId("graph").querySelector("canvas");
    const copied = document.createElement("canvas");
    [copied.width, copied.height] = [canvas.width, canvas.height];
    const ground = copied.getContext("2d");
    ground.fillStyle = looks.palette.paper;
    ground.fillRect(0, 0, copied.width, copied.height);
    ground.drawImage(canvas, 0, 0);
    copied.toBlob((blob) => save(blob, "image/png", "graph.png"), "image/png");
  }

  function text(lines, x, y, size, fill) {
    const element = svg("text", { x, y, "font-size": size, fill, stroke: looks.palette.paper, "stroke-width": 4, "paint-order": "stroke", "text-anchor": "middle" });
    return add(element, ...lines.map((line, place) => svg("tspan", { x, dy: place ? size * 1.2 : 0 }, line)));
  }

  function svgLine(item) {
    const { network } = kg.graph;
    const [from, to] = [network.getPosition(item.from), network.getPosition(item.to)];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy) || 1;
    const bend = item.smooth ? 0.18 * length : 0;
    const middle = { x: (from.x + to.x) / 2 - (dy / length) * -bend, y: (from.y + to.y) / 2 + (dx / length) * -bend };
    const [sx, sy] = [to.x - middle.x, to.y - middle.y];
    const [slope, short] = [Math.hypot(sx, sy) || 1, data.drawn[item.to].size + 8];
    const end = `${to.x - (sx / slope) * short} ${to.y - (sy / slope) * short}`;
    const drawn = svg("path", { d: `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${end}`, fill: "none", stroke: item.color.color, "stroke-width": item.width, "marker-end": "url(#arrow)", ...(item.dashes ? { "stroke-dasharray": item.dashes.join(" ") } : {}) });
    return [drawn, item.label && text(item.label.split("\n"), middle.x, middle.y, 13, item.font.color)];
  }

  function svgText() {
    const { nodes: all, lines } = kg.graph.items();
    const sides = [all.map((one) => one.x - 110), all.map((one) => one.y - 60), all.map((one) => one.x + 110), all.map((one) => one.y + 110)];
    const [left, top] = sides.slice(0, 2).map((list) => Math.min(0, ...list));
    const [right, bottom] = sides.slice(2).map((list) => Math.max(0, ...list));
    const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${right - left} ${bottom - top}`, "font-family": "sans-serif" });
    const arrow = add(svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 4, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" }), svg("path", { d: "M0 0L8 4L0 8Z", fill: looks.palette.line }));
    const ground = svg("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: looks.palette.paper });
    add(root, svg("title", {}, document.title), add(svg("defs"), arrow), ground, ...lines.flatMap(svgLine));
    for (const one of all) {
      add(root, shape({ shape: one.shape, colour: one.color.background }, one.size, one.x, one.y, looks.palette.ink), text(one.label.split("\n"), one.x, one.y + one.size + 16, 16, one.font.color));
    }
    return new XMLSerializer().serializeToString(root);
  }

  const SAVES = {
    png,
    svg: () => save(svgText(), "image/svg+xml", "graph.svg"),
    csv: () => save(csv(statementLines()), "text/csv;charset=utf-8", "statements.csv"),
    json: () => save(json(), "application/json", "graph.json"),
    link: () => copy(location.href, "The address of this view is on the clipboard."),
    print: () => window.print(),
  };

  function start() {
    for (const [name, action] of Object.entries(SAVES)) {
      byId(`save-${name}`).addEventListener("click", () => { byId("share").open = false; action(); });
    }
  }

  return { copy, csv, say, start };
})();

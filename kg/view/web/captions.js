"use strict";
// What is written on lines: along each line where there is room, so that no text covers a thing's name or another text.
kg.captions = (() => {
  const { data, state, looks } = kg;
  const [SIZE, LEAST, LETTER, ARROW] = [13, 7.5, 0.56, 14]; // letters in pixels; least on screen; width of one, of its size; head of an arrow
  const ALONG = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8].map((step) => 0.5 + step * 0.05); // of what is seen of a line
  const NAME = 16;
  let known = null; // line -> how far along it its text stands

  const forget = () => { known = null; };

  // The point that a line bends towards; vis-network's "curvedCW".
  function via(place, from, to) {
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    if (!looks.bent(place)) return middle;
    const reach = (1 + looks.BEND) / 2;
    const turn = Math.atan2(from.y - to.y, to.x - from.x) + reach * Math.PI;
    const radius = reach * Math.hypot(to.x - from.x, to.y - from.y);
    return { x: from.x + radius * Math.sin(turn), y: from.y + radius * Math.cos(turn) };
  }

  function point(place, network, part) {
    const { from, to } = data.lines[place];
    const [a, b] = [network.body.nodes[from], network.body.nodes[to]];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [first, last] = [data.drawn[from].size / length, 1 - (data.drawn[to].size + ARROW) / length];
    const at = first + part * (last - first);
    const bend = via(place, a, b);
    const on = (axis) => (1 - at) ** 2 * a[axis] + 2 * at * (1 - at) * bend[axis] + at ** 2 * b[axis];
    return { x: on("x"), y: on("y") };
  }

  const sizeOf = (lines, size) => [Math.max(...lines.map((line) => line.length)) * size * LETTER, lines.length * size * 1.2];

  function nameBox(node, { x, y }) {
    const { size } = data.drawn[node];
    const [wide, high] = sizeOf(looks.label(node).split("\n"), NAME);
    return [x - wide / 2, y + size, x + wide / 2, y + size + high];
  }

  // First what the reader picked, then what is disputed; short lines, which leave little choice, before long ones.
  function ranked(network, lines) {
    const thing = state.picked();
    const picked = ({ from, to }, line) => looks.dimmed(line) === false || [from, to].includes(thing);
    const rank = (line) => (picked(data.lines[line], line) ? 0 : data.lines[line].style === "disputed" ? 1 : 2);
    const length = ({ from, to }) => Math.hypot(...["x", "y"].map((axis) => network.body.nodes[from][axis] - network.body.nodes[to][axis]));
    const keys = new Map(lines.map((line) => [line, [rank(line), length(data.lines[line])]]));
    return [...lines].sort((a, b) => keys.get(a)[0] - keys.get(b)[0] || keys.get(a)[1] - keys.get(b)[1] || a - b);
  }

  function place(network, nodes, lines) {
    known = new Map();
    const room = kg.room(120);
    for (const node of nodes) {
      const at = network.body.nodes[node];
      const { size } = data.drawn[node];
      room.take([at.x - size, at.y - size, at.x + size, at.y + size]);
      room.take(nameBox(node, at));
    }
    for (const line of ranked(network, lines)) {
      const text = looks.caption(line);
      if (!text) continue;
      const [wide, high] = sizeOf(text.split("\n"), SIZE);
      const box = (part) => {
        const { x, y } = point(line, network, part);
        return [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
      };
      const part = ALONG.find((one) => room.free(box(one))) ?? (looks.dimmed(line) === false ? 0.5 : undefined);
      if (part === undefined) continue;
      known.set(line, part);
      room.take(box(part));
    }
  }

  function draw(canvas, network, nodes, lines) {
    const { dragging, zooming, options } = network.renderer;
    if (network.getScale() * SIZE < LEAST || (dragging && options.hideEdgesOnDrag) || (zooming && options.hideEdgesOnZoom)) return;
    if (!known) place(network, nodes, lines);
    canvas.font = `${SIZE}px ${looks.FACE}`;
    canvas.textAlign = "center";
    canvas.textBaseline = "middle";
    canvas.lineWidth = 4;
    canvas.lineJoin = "round";
    canvas.strokeStyle = looks.palette.paper;
    for (const [line, part] of known) {
      canvas.fillStyle = looks.captionColour(line);
      write(canvas, looks.caption(line).split("\n"), point(line, network, part));
    }
  }

  function write(canvas, texts, { x, y }) {
    texts.forEach((text, row) => {
      const at = y + (row - (texts.length - 1) / 2) * SIZE * 1.2;
      canvas.strokeText(text, x, at);
      canvas.fillText(text, x, at);
    });
  }

  // For a drawing in another form: where what is written on a line stands, if anything is.
  function spot(line, network, nodes, lines) {
    if (!known) place(network, nodes, lines);
    return known.has(line) ? point(line, network, known.get(line)) : null;
  }

  return { draw, forget, spot, via };
})();

"use strict";
// From afar names would be too small to read: here the most connected things keep theirs, as many as there is room for.
kg.overview = (() => {
  const { data, looks, shown, state } = kg;
  const [BELOW, SIZE, MOST, ROWS] = [0.58, 12, 400, 2]; // zoom; letters in screen pixels; things that are tried; lines of a name
  const HIGH = 1.15; // of a row, times its letters' size
  const RANK = { State: 3, Platform: 3, InfluenceOperation: 3 };
  const weight = data.nodes.map((node, place) => (RANK[node.kind] || 1) * data.around[place].length);
  let placed = []; // {rows, x, y}: y of the first row
  let placedFor = ""; // the zoom and the things that they were placed for

  // vis would let names fade over a stretch of zoom: they are its own or ours, not half of each.
  function take(network, drawn) {
    const drawThreshold = network.getScale() < BELOW ? Infinity : 0;
    for (const node of drawn) network.body.nodes[node].options.scaling.label.drawThreshold = drawThreshold;
  }

  const forget = () => { placedFor = ""; };

  function draw(canvas, network, drawn) {
    const scale = network.getScale();
    if (scale >= BELOW) return;
    const size = SIZE / scale;
    canvas.font = `${size}px ${looks.FACE}`;
    canvas.textAlign = "center";
    canvas.textBaseline = "alphabetic";
    canvas.lineWidth = 3 / scale;
    canvas.lineJoin = "round";
    canvas.strokeStyle = looks.palette.paper;
    canvas.fillStyle = looks.palette.ink;
    if (placedFor !== String(scale)) place(canvas, network, drawn, size);
    placedFor = String(scale);
    for (const { rows, x, y } of placed) {
      for (const paint of ["strokeText", "fillText"]) rows.forEach((row, place) => canvas[paint](row, x, y + place * size * HIGH));
    }
  }

  // First what the reader picked and what is next to it; of a path, nothing but the path.
  function ranked(drawn) {
    const { way } = shown.now;
    if (way?.length) return way;
    const near = state.picked() === undefined ? [] : data.linesAround[state.picked()].filter((line) => shown.now.lines[line]);
    const first = new Map([...near.flatMap((line) => [data.lines[line].from, data.lines[line].to]).map((node) => [node, 1]), [state.picked(), 2]]);
    return [...drawn].sort((a, b) => (first.get(b) || 0) - (first.get(a) || 0) || weight[b] - weight[a] || a - b);
  }

  function place(canvas, network, drawn, size) {
    const room = kg.room(10 * size);
    const tried = ranked(drawn).slice(0, MOST);
    for (const node of tried) {
      const { x, y } = network.body.nodes[node];
      const radius = data.drawn[node].size;
      room.take([x - radius, y - radius, x + radius, y + radius]);
    }
    placed = tried.flatMap((node) => {
      const rows = shortened(data.drawn[node].label.split("\n"));
      const wide = Math.max(...rows.map((row) => canvas.measureText(row).width)) + size / 2;
      const around = spots(network.body.nodes[node], data.drawn[node].size, wide, rows.length * size * HIGH, size);
      const found = around.find(({ box }) => room.free(box)) ?? (node === state.picked() ? around[0] : undefined);
      if (found) room.take(found.box);
      return found ? [{ rows, x: found.x, y: found.box[1] + size * 0.95 }] : [];
    });
  }

  const shortened = (rows) => (rows.length > ROWS ? [...rows.slice(0, ROWS - 1), `${rows[ROWS - 1].replace(/[ …]*$/, "")}…`] : rows);

  // Below, above, to the right and to the left of a thing.
  function spots({ x, y }, radius, wide, high, size) {
    const [aside, away] = [radius + wide / 2 + size / 4, radius + high / 2 + size / 4];
    const middles = [[x, y + away], [x, y - away], [x + aside, y], [x - aside, y]];
    return middles.map(([at, level]) => ({ x: at, box: [at - wide / 2, level - high / 2, at + wide / 2, level + high / 2] }));
  }

  return { draw, forget, take };
})();

"use strict";
// From afar names would be too small to read: here the most connected things keep theirs, as many as there is room for.
kg.overview = (() => {
  const { data, looks } = kg;
  const [BELOW, SIZE, MOST, LONGEST] = [0.58, 12, 60, 28]; // zoom; letters in screen pixels; names; letters in a name
  const RANK = { State: 3, Platform: 3, InfluenceOperation: 2 };
  const weight = data.nodes.map((node, place) => (RANK[node.kind] || 1) * data.around[place].length);

  // vis would let names fade over a stretch of zoom: they are its own or ours, not half of each.
  function take(network, shown) {
    const drawThreshold = network.getScale() < BELOW ? Infinity : 0;
    for (const node of shown) network.body.nodes[node].options.scaling.label.drawThreshold = drawThreshold;
  }

  function draw(canvas, network, shown) {
    const scale = network.getScale();
    if (scale >= BELOW) return;
    const size = SIZE / scale;
    canvas.font = `${size}px ${looks.FACE}`;
    canvas.textAlign = "center";
    canvas.lineWidth = 3 / scale;
    canvas.strokeStyle = looks.palette.paper;
    canvas.fillStyle = looks.palette.ink;
    const taken = [];
    for (const node of [...shown].sort((a, b) => weight[b] - weight[a] || a - b).slice(0, 4 * MOST)) {
      if (taken.length < MOST) place(canvas, network.getPosition(node), node, size, taken);
    }
  }

  function place(canvas, { x, y }, node, size, taken) {
    const { label } = data.nodes[node];
    const text = label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
    const half = canvas.measureText(text).width / 2 + size / 3;
    const top = y + data.drawn[node].size + size * 0.2;
    const box = [x - half, top, x + half, top + size * 1.2];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return;
    taken.push(box);
    canvas.strokeText(text, x, top + size);
    canvas.fillText(text, x, top + size);
  }

  return { draw, take };
})();

"use strict";
// A neighbourhood in rings: the thing in focus in the middle, what is one step away around it, and so on.
kg.rings = (() => {
  const { data } = kg;
  const [ROOM, BETWEEN, FLAT] = [185, 150, 1.5]; // pixels along a ring and between rings; screens are wider than high

  // `steps`: node -> how far away; `from`: node -> where it stands otherwise, whose order around the middle is kept.
  function places(middle, steps, from) {
    const found = new Map([[middle, [0, 0]]]);
    const [x, y] = from(middle);
    const angle = (node) => Math.atan2(from(node)[1] - y, from(node)[0] - x);
    const around = new Map([[middle, 0]]);
    let radius = 0;
    for (let step = 1; ; step += 1) {
      const ring = [...steps.keys()].filter((node) => steps.get(node) === step);
      if (!ring.length) return found;
      const parent = (node) => data.linesAround[node].map((line) => data.lines[line].from + data.lines[line].to - node).find((near) => steps.get(near) === step - 1);
      const wanted = new Map(ring.map((node) => [node, step === 1 ? angle(node) : around.get(parent(node)) ?? 0]));
      ring.sort((a, b) => wanted.get(a) - wanted.get(b) || angle(a) - angle(b) || a - b);
      radius = Math.max(radius + BETWEEN, (ring.length * ROOM) / (2 * Math.PI * 1.25));
      const turn = wanted.get(ring[0]);
      ring.forEach((node, place) => {
        const at = turn + (2 * Math.PI * place) / ring.length;
        around.set(node, at);
        found.set(node, [Math.round(FLAT * radius * Math.cos(at)), Math.round(radius * Math.sin(at))]);
      });
    }
  }

  return { places };
})();

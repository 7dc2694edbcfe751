"use strict";
// The cheapest way between two things, as `kg path` counts it: things that everything is joined to cost more to pass.
kg.path = (() => {
  const { data, state } = kg;

  // `on`: which statements may be walked, either way.
  function cheapest(start, end, on) {
    const cost = (node) => (node === start || node === end ? 0 : data.kinds[data.nodes[node].kind].passing);
    const best = new Map([[start, 0]]);
    const back = new Map();
    const open = new Set([start]);
    while (open.size) {
      const node = [...open].reduce((a, b) => (best.get(b) < best.get(a) ? b : a));
      if (node === end) return back;
      open.delete(node);
      for (const place of data.around[node].filter((one) => on[one])) {
        const other = data.other(place, node);
        const one = data.statements[place];
        const far = best.get(node) + 1 + (cost(node) + cost(other)) / 2 + (one.sources.length || one.inferred ? 0 : data.reference);
        if (far < (best.get(other) ?? Infinity)) {
          best.set(other, far);
          back.set(other, node);
          open.add(other);
        }
      }
    }
    return null;
  }

  // Nodes from the one picked first to the one picked second; none if there is no way, null if two are not picked.
  function find(on) {
    const [start, end] = [state.now.start, state.now.end].map((id) => data.at.get(id));
    if (start === undefined || end === undefined || start === end) return null;
    const back = cheapest(start, end, on);
    if (!back) return [];
    const way = [end];
    while (way[0] !== start) way.unshift(back.get(way[0]));
    return way;
  }

  return { find };
})();

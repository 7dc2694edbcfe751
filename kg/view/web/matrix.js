"use strict";
// Which states' operations were on which platforms: how many, and a way to the ones behind each number.
kg.matrix = (() => {
  const { add, button, byId, make, plural } = kg.elements;
  const { data, state, shown } = kg;
  const NOBODY = -1; // in place of a state, where none is named

  function pairs() {
    const found = new Map();
    data.nodes.forEach((node, place) => {
      if (node.kind !== "InfluenceOperation" || !shown.now.listed[place]) return;
      const sponsors = data.sponsors(place).filter((state_) => shown.now.listed[state_]);
      for (const sponsor of sponsors.length ? sponsors : [NOBODY]) {
        for (const platform of data.platformsOf(place).filter((one) => shown.now.listed[one])) {
          const key = `${sponsor} ${platform}`;
          found.set(key, (found.get(key) || 0) + 1);
        }
      }
    });
    return found;
  }

  function totals(found, side) {
    const sums = new Map();
    for (const [key, count] of found) {
      const node = Number(key.split(" ")[side]);
      sums.set(node, (sums.get(node) || 0) + count);
    }
    return [...sums].sort((a, b) => (a[0] === NOBODY) - (b[0] === NOBODY) || b[1] - a[1] || a[0] - b[0]).map(([node]) => node);
  }

  function narrow(sponsor, platform) {
    const states = sponsor === NOBODY ? [] : [data.nodes[sponsor].id];
    state.set({ states, platforms: [data.nodes[platform].id], tab: "graph" });
    byId("tab-graph").focus();
    kg.graph.fit();
  }

  function cell(sponsor, platform, count, most) {
    const element = make("td");
    if (!count) return element;
    const shade = Math.ceil((count / most) * 5);
    const who = sponsor === NOBODY ? "no state named" : data.nodes[sponsor].label;
    const text = `${who}, ${data.nodes[platform].label}: ${plural(count, "operation")}`;
    return add(element, button(String(count), () => narrow(sponsor, platform), { class: `shade${shade}`, "aria-label": text, title: text }));
  }

  function update() {
    if (state.now.tab !== "matrix") return;
    const found = pairs();
    const [rows, columns] = [totals(found, 0), totals(found, 1)];
    const most = Math.max(1, ...found.values());
    byId("matrix-head").replaceChildren(make("td"), ...columns.map((node) => make("th", data.nodes[node].label, { scope: "col" })));
    byId("matrix-rows").replaceChildren(...rows.map((row) => add(
      make("tr"),
      make("th", row === NOBODY ? "no state named" : data.nodes[row].label, { scope: "row" }),
      ...columns.map((column) => cell(row, column, found.get(`${row} ${column}`), most)),
    )));
    byId("matrix-empty").hidden = found.size > 0;
  }

  return { update };
})();

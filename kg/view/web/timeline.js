"use strict";
// Takedowns and other acts along time (vis-timeline), by who acted; the same as a list, for a keyboard and for what has no date.
kg.timeline = (() => {
  const { add, byId, icon, make } = kg.elements;
  const { data, state, shown, claims } = kg;
  const DAY = 86400000;
  const NOBODY = "nobody named";
  let drawn = null;

  const dated = () => data.nodes.map((_, node) => node).filter((node) => data.isAct(node) && shown.now.listed[node]);
  const doers = (node) => data.around[node].map((place) => data.statements[place]).filter((one) => one.from === node && one.key === "actor").map((one) => data.nodes[one.to].label);
  const aims = (node) => data.around[node].map((place) => data.statements[place]).filter((one) => one.from === node && one.key === "recipient").map((one) => data.nodes[one.to].label);
  const dateOf = (node) => data.nodes[node].facts.filter((one) => one.key === "date" || one.key === "period").map((one) => one.value).join(", ") || "no date";
  const short = (text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

  function item(node) {
    const [first, last] = data.nodes[node].when;
    const names = [...new Set(doers(node))].sort();
    const content = add(make("span"), icon(data.kinds[data.nodes[node].kind]), make("span", short(aims(node).join(", ") || data.nodes[node].label)));
    const end = new Date(Date.parse(last) + DAY);
    return { id: node, content, start: new Date(first), group: names.join(", ") || NOBODY, title: "", ...(end - new Date(first) < 45 * DAY ? { type: "box" } : { type: "range", end }) };
  }

  function options(items) {
    const times = items.flatMap((one) => [one.start, one.end || one.start]).map(Number);
    const [least, most] = [Math.min(...times), Math.max(...times)];
    const margin = Math.max(30 * DAY, (most - least) * 0.08);
    return {
      start: new Date(least - margin), end: new Date(most + margin), min: new Date(least - 5 * margin), max: new Date(most + 5 * margin),
      height: "100%", stack: true, selectable: true, showCurrentTime: false, showTooltips: false, orientation: "top", zoomMin: DAY * 3,
      moment: (date) => vis.moment.utc(date), margin: { item: { horizontal: 6, vertical: 6 } }, xss: { disabled: false },
    };
  }

  function draw(nodes) {
    drawn?.destroy();
    drawn = null;
    byId("timeline").replaceChildren();
    byId("timeline").hidden = !nodes.length;
    if (!nodes.length) return;
    const items = nodes.map(item);
    const names = [...new Set(items.map((one) => one.group))].sort((a, b) => (a === NOBODY) - (b === NOBODY) || (a < b ? -1 : 1));
    const groups = names.map((name) => ({ id: name, content: make("span", short(name)) }));
    drawn = new vis.Timeline(byId("timeline"), new vis.DataSet(items), new vis.DataSet(groups), options(items));
    drawn.on("select", ({ items: [node] }) => node !== undefined && kg.acts.choose(`node:${data.nodes[node].id}`));
  }

  function entry(node) {
    return add(make("li"), make("span", dateOf(node), { class: "muted" }), add(make("span"), claims.thing(node), make("span", aims(node).length ? ` → ${aims(node).join(", ")}` : "")));
  }

  function update(changed) {
    if (state.now.tab !== "timeline") return;
    if (drawn && [...changed].every((name) => name === "chosen" || name === "view")) return;
    const nodes = dated();
    const start = (node) => data.nodes[node].when?.[0] || "9999";
    draw(nodes.filter((node) => data.nodes[node].when));
    byId("acts").replaceChildren(...nodes.sort((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : a - b)).map(entry));
    byId("timeline-empty").hidden = nodes.length > 0;
  }

  return { update };
})();

"use strict";
// What is known about a thing, a line or a statement, who says so, and what can be done with it.
kg.panel = (() => {
  const { add, button, byId, icon, make, plural } = kg.elements;
  const { data, state, shown, claims } = kg;
  const OPEN_ALL = 3; // so many facts are told with their sentences at once
  const NAMES = 8; // so many other names are listed
  let before = null; // what had the focus when the panel opened, to give it back

  const heading = (text) => make("h2", text, { tabindex: "-1" });

  function tools(node) {
    const { id } = data.nodes[node];
    const pressed = (name) => ({ "aria-pressed": String(state.now[name].includes(id)) });
    const folded = shown.foldedInto(node);
    const unfolded = state.now.unfolded.includes(id);
    const start = data.at.get(state.now.start);
    return add(
      make("div", undefined, { class: "tools", role: "group", "aria-label": "What to do with this" }),
      button("Focus", () => kg.acts.focus(node), { "aria-pressed": String(state.now.focus === id) }),
      (folded || unfolded) && button(unfolded ? "Fold" : `Unfold ${folded}`, () => kg.acts.unfold(node), { "aria-pressed": String(unfolded) }),
      button("Path from here", () => kg.acts.pathFrom(node), { "aria-pressed": String(state.now.start === id) }),
      start !== undefined && start !== node && button("Path to here", () => kg.acts.pathTo(node), { "aria-pressed": String(state.now.end === id) }),
      button("Pin", () => kg.acts.pin(node), pressed("pinned")),
      button("Hide", () => kg.acts.hide(node), pressed("hidden")),
    );
  }

  // Who is behind it comes first, then what it did, last what it is compared with or known for without a report.
  const FIRST = ["backedBy", "attributedTo", "originatesFrom", "actor", "recipient", "denies", "targets", "usedBy", "removed"];

  function weight(place) {
    const one = data.statements[place];
    if (!one.sources.length || one.inferred) return 2 * FIRST.length;
    const rank = FIRST.indexOf(one.key);
    return rank < 0 ? FIRST.length + (data.levels[place] > 2 ? 1 : 0) : rank;
  }

  function others(names) {
    const short = [...names].sort((a, b) => a.length - b.length).slice(0, NAMES);
    return `Also: ${short.join(", ")}${names.length > NAMES ? ` and ${names.length - NAMES} more` : ""}`;
  }

  function nodeDetails(node) {
    const known = data.nodes[node];
    const around = data.around[node].filter((place) => shown.now.on[place]).sort((a, b) => weight(a) - weight(b) || a - b);
    const [clashing, calm] = [true, false].map((is) => known.facts.filter((one) => one.clash === is));
    const rivals = around.filter((place) => data.statements[place].clash);
    const rest = around.filter((place) => !data.statements[place].clash);
    const open = around.length + calm.length <= OPEN_ALL;
    const disputed = rivals.map((place) => ({ ...data.statements[place], place }));
    return [
      heading(known.label),
      add(make("p"), icon(data.kinds[known.kind]), document.createTextNode(` ${data.kinds[known.kind].name}`)),
      known.names.length && make("p", others(known.names), { class: "muted", title: known.names.join(", ") }),
      tools(node),
      ...claims.clashes(clashing, (one) => claims.plainFact(one, true)),
      ...known.disagreements.map(claims.disagreement),
      ...claims.clashes(disputed, (one) => claims.statement(one.place, node, true)),
      rest.length && make("h3", `Statements (${rest.length})`),
      ...rest.map((place, at) => claims.statement(place, node, open || at === 0)),
      calm.length && make("h3", "Facts"),
      ...calm.map((one) => claims.plainFact(one, open)),
      known.sources.length && !around.length && !known.facts.length && make("h3", "Sources"),
      ...(around.length || known.facts.length ? [] : claims.quotes(known.sources)),
      make("p", known.iri, { class: "muted" }),
    ];
  }

  function statementDetails(place) {
    return [heading(data.statements[place].label), claims.statement(place, undefined, true)];
  }

  function lineDetails(line) {
    const drawn = data.lines[line];
    const seen = drawn.statements.filter((place) => shown.now.on[place]);
    const title = `${data.nodes[drawn.from].label} → ${data.nodes[drawn.to].label}`;
    const disputed = seen.filter((place) => data.statements[place].clash).map((place) => ({ ...data.statements[place], place }));
    const rest = seen.filter((place) => !data.statements[place].clash);
    if (drawn.acts) {
      const acts = drawn.acts.filter((act) => shown.now.listed[act]);
      const told = make("p", `${drawn.label.replaceAll("\n", " ")}: ${plural(acts.length, "act")}, drawn as one line.`, { class: "muted" });
      return [heading(title), told, ...acts.map((act) => claims.deed(act, drawn.statements))];
    }
    const draw = (place) => claims.statement(place, undefined, true);
    return [heading(title), ...claims.clashes(disputed, (one) => draw(one.place)), ...rest.map(draw)];
  }

  const DETAILS = { node: nodeDetails, line: lineDetails, statement: statementDetails };

  function update(changed) {
    const chosen = state.target(state.now.chosen);
    if (!chosen) return close();
    const opening = byId("panel").hidden;
    if (opening) before = document.activeElement;
    const focused = byId("details").contains(document.activeElement) ? document.activeElement.textContent : "";
    byId("details").replaceChildren(...DETAILS[chosen.what](chosen.place).filter(Boolean));
    byId("panel").hidden = false;
    if (changed.has("chosen")) {
      byId("panel").scrollTop = 0;
      byId("details").querySelector("h2").focus({ preventScroll: true });
    } else if (focused) {
      [...byId("details").querySelectorAll("button, a")].find((one) => one.textContent === focused)?.focus({ preventScroll: true });
    }
    return kg.graph.resized();
  }

  function close() {
    if (byId("panel").hidden) return;
    byId("panel").hidden = true;
    kg.graph.resized();
    if (before?.isConnected) before.focus({ preventScroll: true });
    before = null;
  }

  return { update };
})();

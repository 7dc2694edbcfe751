"use strict";
// What the page was made of, and what follows from it alone.
kg.data = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = { ...read("data"), drawn: read("nodes"), lines: read("lines") };
  const ACTS = new Set(["Takedown", "Seizure", "Sanction", "Indictment", "Restriction", "NetworkBlock", "EnforcementAction", "Demand", "Denial",
    "Accusation", "NonAttribution", "AccessRestriction"]);
  const BEHIND = new Set(["attributedTo", "backedBy", "originatesFrom"]);

  data.at = new Map(data.nodes.map((node, place) => [node.id, place]));
  data.around = data.nodes.map(() => []); // node -> places of its statements
  data.statements.forEach((one, place) => {
    data.around[one.from].push(place);
    if (one.to !== one.from) data.around[one.to].push(place);
  });
  data.other = (place, node) => (data.statements[place].from === node ? data.statements[place].to : data.statements[place].from);
  data.linesAround = data.nodes.map(() => []);
  data.lines.forEach((line, place) => {
    data.linesAround[line.from].push(place);
    if (line.to !== line.from) data.linesAround[line.to].push(place);
  });
  data.lineOf = new Map(); // statement -> the line that is drawn for it when nothing is folded
  data.lines.forEach((line, place) => !line.acts && line.statements.forEach((one) => data.lineOf.set(one, place)));

  data.isAct = (node) => ACTS.has(data.nodes[node].kind);
  data.isHub = (node) => data.nodes[node].kind === "InfluenceOperation" || data.isAct(node);
  data.statementKey = (place) => {
    const one = data.statements[place];
    return `${data.nodes[one.from].id} ${one.key} ${data.nodes[one.to].id}`;
  };
  data.statementAt = new Map(data.statements.map((_, place) => [data.statementKey(place), place]));
  data.lineKey = (place) => `${data.nodes[data.lines[place].from].id} ${data.nodes[data.lines[place].to].id} ${data.lines[place].acts ? "deed" : ""}`;
  data.lineAt = new Map(data.lines.map((_, place) => [data.lineKey(place), place]));
  data.sentence = (one) => `${data.nodes[one.from].label} – ${one.label} – ${data.nodes[one.to].label}`;

  data.WAYS = ["asserted", "reported", "alleged", "requested", "denied", "hypothetical", "background knowledge", "computed"];
  data.waysOf = (one) => {
    if (one.inferred) return ["computed"];
    if (!one.sources.length) return ["background knowledge"];
    return [...new Set(one.sources.map((place) => data.sources[place].modality))];
  };

  // When something happened: a thing's own date; an operation's acts'; else when it was reported. Other things have no time.
  function times(node) {
    const own = data.nodes[node].when;
    if (own) return [own];
    if (!data.isHub(node)) return [];
    const acts = data.around[node].map((place) => data.nodes[data.other(place, node)].when).filter(Boolean);
    if (acts.length) return acts;
    const said = [...data.nodes[node].sources, ...data.around[node].flatMap((place) => data.statements[place].sources)];
    const days = said.map((place) => data.reports[data.sources[place].report].date).filter((day) => /^\d{4}-\d\d-\d\d$/.test(day));
    return [...new Set(days)].map((day) => [day, day]);
  }
  data.times = data.nodes.map((_, node) => times(node));

  // Who is behind an operation: states named, and those that named bodies belong to.
  data.sponsors = (node) => {
    const named = data.around[node].filter((place) => data.statements[place].from === node && BEHIND.has(data.statements[place].key));
    const bodies = named.map((place) => data.statements[place].to);
    const owners = bodies.flatMap((body) => data.around[body].filter((place) => data.statements[place].key === "ofState").map((place) => data.other(place, body)));
    return [...new Set([...bodies, ...owners])].filter((body) => data.nodes[body].kind === "State");
  };

  // What belongs to a hub: what it is joined to, and what its acts and networks are.
  data.reach = (node) => {
    const near = data.around[node].map((place) => data.other(place, node));
    const parts = near.filter((part) => data.isAct(part) || data.nodes[part].kind === "AccountNetwork");
    return new Set([...near, ...parts.flatMap((part) => data.around[part].map((place) => data.other(place, part)))]);
  };
  data.platformsOf = (node) => [...data.reach(node)].filter((near) => data.nodes[near].kind === "Platform");
  return data;
})();

"use strict";
// What is taken of the drawing: boxes [left, top, right, bottom], found again by the cells of a grid that they touch.
kg.room = (cell) => {
  const cells = new Map();

  function* touched([left, top, right, bottom]) {
    for (let x = Math.floor(left / cell); x <= right / cell; x += 1) for (let y = Math.floor(top / cell); y <= bottom / cell; y += 1) yield `${x} ${y}`;
  }

  function take(box) {
    for (const key of touched(box)) cells.set(key, [...(cells.get(key) || []), box]);
  }

  const over = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  function free(box) {
    for (const key of touched(box)) if (cells.get(key)?.some((other) => over(box, other))) return false;
    return true;
  }

  return { free, take };
};

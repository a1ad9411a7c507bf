
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";

  const number = value => {
    const size = Math.abs(value);
    return size !== 0 && (size < 1e-4 || size >= 1e7) ? value.toExponential(5) : String(Number(value.toPrecision(6)));
  };

  const nearest = (sorted, value) => {
    let low = 0;
    let high = sorted.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle; else high = middle;
    }
    return value - sorted[low] < sorted[high] - value ? low : high;
  };

  const follow = (figure, svg, drawing, data) => {
    const [left, top, right, bottom] = drawing.box;
    const [lowX, highX, lowY, highY] = drawing.range;
    const scale = drawing.logarithmic ? Math.log10 : value => value;
    const placeX = x => left + (x - lowX) / (highX - lowX) * (right - left);
    const placeY = y => bottom - (scale(y) - scale(lowY)) / (scale(highY) - scale(lowY)) * (bottom - top);
    const layer = svg.appendChild(document.createElementNS(SVG, "g"));
    const line = document.createElementNS(SVG, "line");
    line.setAttribute("class", "hover");
    line.setAttribute("y1", top);
    line.setAttribute("y2", bottom);
    const tip = document.createElement("div");
    tip.className = "tip";
    let shown = 0;

    const hide = () => {
      layer.replaceChildren();
      tip.remove();
    };

    const show = index => {
      shown = Math.max(0, Math.min(index, data.series[0].x.length - 1));
      const x = data.series[0].x[shown];
      line.setAttribute("x1", placeX(x));
      line.setAttribute("x2", placeX(x));
      layer.replaceChildren(line);
      const title = document.createElement("b");
      title.textContent = data.x + " " + number(x);
      tip.replaceChildren(title);
      for (const series of data.series) {
        const at = nearest(series.x, x);
        const y = Number(series.y[at]);
        if (series.x[at] !== x) continue;
        const row = document.createElement("div");
        const dot = document.createElement("i");
        dot.className = "b" + series.color % 8;
        row.append(dot, series.name + "  " + (typeof series.y[at] === "number" ? number(y) : series.y[at]));
        tip.append(row);
        if (Number.isFinite(placeY(y))) {
          const disc = document.createElementNS(SVG, "circle");
          disc.setAttribute("class", "s" + series.color % 8 + "f");
          disc.setAttribute("cx", placeX(x));
          disc.setAttribute("cy", placeY(y));
          disc.setAttribute("r", 4);
          layer.append(disc);
        }
      }
      figure.append(tip);
      const picture = svg.getBoundingClientRect();
      const frame = figure.getBoundingClientRect();
      const ratio = picture.width / svg.viewBox.baseVal.width;
      const at = picture.left - frame.left + placeX(x) * ratio;
      const beside = at + 14 + tip.offsetWidth > frame.width ? at - 14 - tip.offsetWidth : at + 14;
      tip.style.left = Math.max(4, beside) + "px";
      tip.style.top = picture.top - frame.top + (top + 8) * ratio + "px";
    };

    const point = event => {
      const picture = svg.getBoundingClientRect();
      const x = (event.clientX - picture.left) / picture.width * svg.viewBox.baseVal.width;
      show(nearest(data.series[0].x, lowX + (x - left) / (right - left) * (highX - lowX)));
    };

    svg.addEventListener("pointermove", point);
    svg.addEventListener("pointerdown", point);
    svg.addEventListener("pointerleave", hide);
    svg.setAttribute("tabindex", "0");
    svg.addEventListener("blur", hide);
    svg.addEventListener("keydown", event => {
      const last = data.series[0].x.length - 1;
      const to = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 0, End: last, Escape: -1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      if (event.key === "Escape") hide(); else show(to);
    });
  };

  for (const figure of document.querySelectorAll("figure.chart")) {
    const data = JSON.parse(figure.querySelector("script").textContent);
    if (data.series.length === 0 || data.series[0].x.length === 0) continue;
    for (const size of ["wide", "narrow"]) {
      follow(figure, figure.querySelector("." + size + " svg"), data[size], data);
    }
  }
})();

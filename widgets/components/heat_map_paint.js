// Painting the matrix: colours, hatching, grid, marks, crosshair and codes along the edges.

const MARGIN = { left: 70, top: 42 };
// One hue, lightness falling evenly (OKLab), from paper to deep petrol.
const SCALE = [
  "#f3f1e8",
  "#d5e3df",
  "#b3d2cf",
  "#8fbfbf",
  "#6aaaae",
  "#45949b",
  "#247c86",
  "#0c646f",
  "#064d58",
  "#043843",
];

function colours() {
  const stops = SCALE.map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  return Array.from({ length: 255 }, (_, shade) => {
    const place = (shade / 254) * (stops.length - 1);
    const low = Math.min(Math.floor(place), stops.length - 2);
    return stops[low].map((part, channel) =>
      Math.round(part + (stops[low + 1][channel] - part) * (place - low)),
    );
  });
}

function hatch(target, { dx, dy, w, hgt }) {
  target.fillStyle = "#e9e5dc";
  target.fillRect(0, 0, w, hgt);
  target.strokeStyle = "#c4beb1";
  target.lineWidth = 1;
  target.beginPath();
  const shift = (dx + dy) % 6;
  for (let x = -shift; x < w + hgt + 6; x += 6) {
    target.moveTo(x, 0);
    target.lineTo(x - hgt, hgt);
  }
  target.stroke();
}

function grid(pen, cell, r, c, { dx, dy, w, hgt }) {
  pen.strokeStyle = "rgb(255 254 251 / 65%)";
  pen.lineWidth = 1;
  pen.beginPath();
  for (let column = Math.floor(dx / cell); column <= Math.min(c, (dx + w) / cell); column += 1) {
    const x = Math.round(MARGIN.left + column * cell - dx) + 0.5;
    pen.moveTo(x, MARGIN.top);
    pen.lineTo(x, hgt);
  }
  for (let row = Math.floor(dy / cell); row <= Math.min(r, (dy + hgt) / cell); row += 1) {
    const y = Math.round(MARGIN.top + row * cell - dy) + 0.5;
    pen.moveTo(MARGIN.left, y);
    pen.lineTo(w, y);
  }
  pen.stroke();
}

function marks(pen, cell, pairs, { dx, dy }) {
  for (const [row, column] of pairs) {
    const x = MARGIN.left + (column + 0.5) * cell - dx;
    const y = MARGIN.top + (row + 0.5) * cell - dy;
    dot(pen, x, y, Math.min(Math.max(cell * 0.26, 1.6), 6));
  }
}

function dot(target, x, y, radius) {
  target.beginPath();
  target.arc(x, y, radius + Math.min(radius, 2), 0, 2 * Math.PI);
  target.fillStyle = "#15252c";
  target.fill();
  target.beginPath();
  target.arc(x, y, radius, 0, 2 * Math.PI);
  target.fillStyle = "#ffcf5c";
  target.fill();
}

function cross(pen, cell, here, { dx, dy, w, hgt }) {
  const x = MARGIN.left + here.column * cell - dx;
  const y = MARGIN.top + here.row * cell - dy;
  pen.strokeStyle = "rgb(21 37 44 / 55%)";
  pen.lineWidth = 1;
  pen.beginPath();
  for (const line of [x, x + cell]) {
    pen.moveTo(line, MARGIN.top);
    pen.lineTo(line, hgt);
  }
  for (const line of [y, y + cell]) {
    pen.moveTo(MARGIN.left, line);
    pen.lineTo(w, line);
  }
  pen.stroke();
  pen.strokeStyle = "#fffefb";
  pen.lineWidth = 5;
  pen.strokeRect(x - 1, y - 1, cell + 2, cell + 2);
  pen.strokeStyle = "#15252c";
  pen.lineWidth = 2.5;
  pen.strokeRect(x - 1, y - 1, cell + 2, cell + 2);
}

// Codes along the edges: as many as there is room for, and always those of the crosshair.
function names(pen, cell, codes, here, { dx, dy, w, hgt, font }) {
  const write = (text, x, y, strong) => {
    pen.font = `${strong ? 700 : 400} 11px ${font}`;
    pen.fillStyle = strong ? "#15252c" : "#4b5960";
    pen.fillText(text, x, y, MARGIN.left - 24);
  };
  const along = (texts, { room, from, to, shift, strongAt, put }) => {
    const every = Math.max(1, Math.ceil(room / cell));
    texts.forEach((text, place) => {
      const at = from + (place + 0.5) * cell - shift;
      const strong = place === strongAt;
      const near = strongAt !== undefined && Math.abs(place - strongAt) * cell < room;
      const fits = at >= from && at <= to - room / 2;
      if (strong ? at >= from && at <= to : fits && place % every === 0 && !near)
        put(text, at, strong);
    });
  };
  pen.textBaseline = "middle";
  pen.textAlign = "right";
  along(codes.rows, {
    room: 15,
    from: MARGIN.top,
    to: hgt,
    shift: dy,
    strongAt: here?.row,
    put: (text, at, strong) => write(text, MARGIN.left - 6, at, strong),
  });
  pen.textAlign = "center";
  along(codes.columns, {
    room: 62,
    from: MARGIN.left,
    to: w,
    shift: dx,
    strongAt: here?.column,
    put: (text, at, strong) =>
      write(text, Math.min(Math.max(at, MARGIN.left + 14), w - 20), MARGIN.top - 11, strong),
  });
}

// What rows and columns are, along the two edges.
function titles(pen, across, down, { w, hgt, font }) {
  pen.font = `600 12px ${font}`;
  pen.fillStyle = "#15252c";
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.fillText(`${across} →`, MARGIN.left, 10, Math.max(w - MARGIN.left, 1));
  pen.save();
  pen.translate(9, MARGIN.top);
  pen.rotate(-Math.PI / 2);
  pen.textAlign = "right";
  pen.fillText(`← ${down}`, 0, 0, Math.max(hgt - MARGIN.top, 1));
  pen.restore();
}

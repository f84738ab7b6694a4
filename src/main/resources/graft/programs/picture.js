/** Named like Pillow's: a bilinear filter whose triangle grows with the ratio, in whole numbers of 2^-22. */
function taps(size, from, to, count) {
  const scale = (to - from) / count;
  const support = Math.max(1, scale);
  return Array.from({ length: count }, (unused, i) => {
    const centre = from + (i + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(size, Math.trunc(centre + support + 0.5));
    const exact = [];
    for (let k = first; k < end; k++) exact.push(Math.max(0, 1 - Math.abs((k - centre + 0.5) / support)));
    const sum = exact.reduce((a, b) => a + b, 0);
    return { first, weights: exact.map((w) => Math.trunc(0.5 + (w / sum) * (1 << 22))) };
  });
}

/** A part of a picture {width, height, rgb}, made width x height: rows first, then columns, each rounded to 8 bits. */
function resized(picture, box, width, height) {
  const columns = taps(picture.width, box.left, box.right, width);
  const rows = taps(picture.height, box.top, box.bottom, height);
  const across = new Uint8Array(width * picture.height * 3);
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < width; x++) {
      const { first, weights } = columns[x];
      for (let channel = 0; channel < 3; channel++) {
        let sum = 1 << 21;
        let at = (y * picture.width + first) * 3 + channel;
        for (const weight of weights) {
          sum += weight * picture.rgb[at];
          at += 3;
        }
        across[(y * width + x) * 3 + channel] = sum >> 22;
      }
    }
  }
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const { first, weights } = rows[y];
    for (let i = 0; i < width * 3; i++) {
      let sum = 1 << 21;
      for (let k = 0; k < weights.length; k++) sum += weights[k] * across[(first + k) * width * 3 + i];
      rgb[y * width * 3 + i] = sum >> 22;
    }
  }
  return { width, height, rgb };
}

/** A large picture made smaller by a whole factor: each pixel is the mean of a block. */
function reduced(picture, needed) {
  const factor = Math.floor(Math.min(picture.width, picture.height) / (2 * needed));
  if (factor < 2) return picture;
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * picture.height) / height);
    const bottom = Math.floor(((y + 1) * picture.height) / height);
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * picture.width) / width);
      const right = Math.floor(((x + 1) * picture.width) / width);
      const sums = [0, 0, 0];
      for (let v = top; v < bottom; v++) {
        for (let at = (v * picture.width + left) * 3, end = at + (right - left) * 3; at < end; at += 3) {
          for (let channel = 0; channel < 3; channel++) sums[channel] += picture.rgb[at + channel];
        }
      }
      const count = (right - left) * (bottom - top);
      rgb.set(sums.map((sum) => Math.floor((sum + (count >> 1)) / count)), (y * width + x) * 3);
    }
  }
  return { width, height, rgb };
}

/** Which part of the picture is shown, and how large. */
function placement(picture, model) {
  const [kind, ...numbers] = model.fit.split(" ");
  const { width, height } = model;
  const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
  if (kind === "pad") {
    const scale = Math.min(width / picture.width, height / picture.height);
    const shown = (side, most) => Math.max(1, Math.min(most, Math.floor(side * scale + 0.5)));
    return { box: whole, width: shown(picture.width, width), height: shown(picture.height, height) };
  }
  if (kind === "centre") {
    const scale = Math.min(picture.width / width, picture.height / height);
    const across = Math.min(picture.width, width * scale);
    const down = Math.min(picture.height, height * scale);
    const left = (picture.width - across) / 2;
    const top = (picture.height - down) / 2;
    return { box: { left, top, right: left + across, bottom: top + down }, width, height };
  }
  if (kind === "rectangle") {
    const [x, y, w, h] = numbers.map(Number);
    const right = Math.min(1, x + w) * picture.width;
    const bottom = Math.min(1, y + h) * picture.height;
    return { box: { left: x * picture.width, top: y * picture.height, right, bottom }, width, height };
  }
  return { box: whole, width, height };
}

/** How many pixels the short side of a picture has to keep before it is fitted. */
function shortSide(model) {
  const [kind, , , w, h] = model.fit.split(" ");
  return kind === "rectangle"
    ? Math.ceil(Math.max(model.height / Number(h), model.width / Number(w)))
    : Math.max(model.width, model.height);
}

/** The model's input, [height * width * 3] levels of 0 to 255, from a picture {width, height, rgb}. */
function asInput(picture, model) {
  const smaller = reduced(picture, shortSide(model));
  const place = placement(smaller, model);
  const shown = resized(smaller, place.box, place.width, place.height);
  const input = new Float32Array(model.width * model.height * 3).fill(128);
  const left = Math.floor((model.width - place.width) / 2);
  const top = Math.floor((model.height - place.height) / 2);
  for (let y = 0; y < place.height; y++) {
    const row = shown.rgb.subarray(y * place.width * 3, (y + 1) * place.width * 3);
    input.set(row, ((top + y) * model.width + left) * 3);
  }
  return input;
}

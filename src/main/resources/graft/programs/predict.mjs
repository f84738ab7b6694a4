// Answers picture files as Graft does.
//
//     npm install onnxruntime-web sharp
//     node predict.mjs PICTURE...
//
// Prints one line of JSON for each picture. What ONNX Runtime for JavaScript does not tell of a model (labels, size, fit,
// limit) is read from model.json beside model.onnx; both lie beside this file.

import { readFile } from "node:fs/promises";
import * as ort from "onnxruntime-web";
import sharp from "sharp";

//#picture.js#

/** The picture upright, as 8 bit sRGB, transparent parts on white. */
async function decoded(path) {
  const about = await sharp(path).metadata();
  const gray = about.channels <= 2; // whose levels stay as they are
  const plainInk = about.space === "cmyk" && about.icc?.toString("latin1", 16, 20) !== "CMYK";
  const image = sharp(path, { ignoreIcc: gray || plainInk }).rotate(); // upright, as its EXIF orientation says
  const deep = gray && about.depth === "ushort";
  const space = plainInk ? "cmyk" : deep ? "grey16" : gray ? "b-w" : "srgb";
  const { data, info } = await (plainInk || deep ? image.pipelineColourspace(space) : image)
    .toColourspace(space)
    .raw({ depth: deep ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const levels = deep ? Uint8Array.from(new Uint16Array(Uint8Array.from(data).buffer), (v) => Math.round(v / 257)) : data;
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const pixel = levels.subarray(i * channels, (i + 1) * channels);
    for (let c = 0; c < 3; c++) {
      const level = pixel[channels < 3 ? 0 : c];
      const opacity = channels % 2 === 0 ? pixel[channels - 1] : 255;
      rgb[i * 3 + c] = plainInk
        ? Math.round(((255 - level) * (255 - pixel[3])) / 255)
        : Math.round((level * opacity + 255 * (255 - opacity)) / 255);
    }
  }
  return { width, height, rgb };
}

const beside = (name) => readFile(new URL(name, import.meta.url));
const model = JSON.parse(await beside("model.json"));
ort.env.wasm.numThreads = 1;
const session = await ort.InferenceSession.create(await beside("model.onnx"));
for (const picture of process.argv.slice(2)) {
  let image;
  try {
    image = await decoded(picture);
  } catch (problem) {
    console.log(JSON.stringify({ picture, error: problem.message }));
    continue;
  }
  const input = new ort.Tensor("float32", asInput(image, model), [1, model.height, model.width, 3]);
  const output = await session.run({ image: input }, ["probabilities"]);
  const probabilities = Array.from(output.probabilities.data);
  const probability = Math.max(...probabilities);
  console.log(
    JSON.stringify({
      picture,
      label: model.labels[probabilities.indexOf(probability)],
      probability,
      known: probability >= (model.limit ?? 0), // where this is false, Graft says "I don't know"
      probabilities,
      model: model.id,
      version: model.version,
    }),
  );
}

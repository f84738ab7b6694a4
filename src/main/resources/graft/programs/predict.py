"""Answers picture files as Graft does.

    pip install onnxruntime pillow numpy
    python predict.py PICTURE...

Prints one line of JSON for each picture. Everything about the model is read from model.onnx beside this file.
"""

import io
import json
import pathlib
import sys

import numpy
import onnxruntime
from PIL import Image, ImageCms, ImageOps

MODEL = pathlib.Path(__file__).with_name("model.onnx")
PADDING = (128, 128, 128)


def decoded(path):
    """The picture upright, as 8 bit sRGB, transparent parts on white; and its colour profile if that still has to be used."""
    picture = Image.open(path)
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I"):  # 16 bit gray
        levels = (numpy.asarray(picture).astype(numpy.int64) + 128) // 257
        return Image.fromarray(levels.astype(numpy.uint8)).convert("RGB"), None
    if picture.mode == "CMYK":
        by_profile = profile and in_srgb(picture, profile)
        return by_profile or picture.convert("RGB"), None
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture).convert("RGB"), profile
    gray = picture.mode in ("1", "L")  # the levels of a gray picture stay as they are
    return picture.convert("RGB"), None if gray else profile


def in_srgb(picture, profile):
    """The picture through its colour profile; nothing where the profile is broken or for pictures of another kind."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None


def short_side(fit, width, height):
    """How many pixels the short side of a picture has to keep before it is fitted."""
    if fit[0] == "rectangle":
        return int(numpy.ceil(max(height / float(fit[4]), width / float(fit[3]))))
    return max(width, height)


def reduced(picture, needed):
    """A large picture made smaller by a whole factor: each pixel is the mean of a block."""
    factor = min(picture.size) // (2 * needed)
    if factor < 2:
        return picture
    sums = numpy.asarray(picture).astype(numpy.int64)
    count = 1
    for axis in (0, 1):
        length = sums.shape[axis]
        starts = numpy.arange(length // factor) * length // (length // factor)
        sums = numpy.add.reduceat(sums, starts, axis=axis)
        lengths = numpy.diff(numpy.append(starts, length))
        count = count * (lengths[:, None, None] if axis == 0 else lengths[None, :, None])
    return Image.fromarray(((sums + count // 2) // count).astype(numpy.uint8))


def fitted(picture, fit, width, height):
    """The picture as the model's input; Pillow's BILINEAR is the filter that Graft uses."""
    box = (0, 0, picture.width, picture.height)
    shown = (width, height)
    if fit[0] == "pad":
        scale = min(width / picture.width, height / picture.height)
        shown = tuple(max(1, min(most, int(side * scale + 0.5))) for side, most in zip(picture.size, shown))
    elif fit[0] == "centre":
        scale = min(picture.width / width, picture.height / height)
        part = min(picture.width, width * scale), min(picture.height, height * scale)
        left, top = (picture.width - part[0]) / 2, (picture.height - part[1]) / 2
        box = (left, top, left + part[0], top + part[1])
    elif fit[0] == "rectangle":
        x, y, w, h = map(float, fit[1:])
        box = (x * picture.width, y * picture.height, min(1, x + w) * picture.width, min(1, y + h) * picture.height)
    canvas = Image.new("RGB", (width, height), PADDING)
    resized = picture.resize(shown, Image.Resampling.BILINEAR, box=box)
    canvas.paste(resized, ((width - shown[0]) // 2, (height - shown[1]) // 2))
    return canvas


def main(paths):
    session = onnxruntime.InferenceSession(str(MODEL), providers=["CPUExecutionProvider"])
    about = session.get_modelmeta().custom_metadata_map
    labels = json.loads(about["graft.labels"])
    width, height = int(about["graft.input.width"]), int(about["graft.input.height"])
    fit = about["graft.fit"].split()
    limit = float(about.get("graft.limit", 0))
    for path in paths:
        try:
            picture, profile = decoded(path)
        except (OSError, ValueError) as problem:
            print(json.dumps({"picture": path, "error": str(problem)}), flush=True)
            continue
        picture = reduced(picture, short_side(fit, width, height))
        picture = profile and in_srgb(picture, profile) or picture
        levels = numpy.asarray(fitted(picture, fit, width, height), numpy.float32)[None]
        probabilities = session.run(["probabilities"], {"image": levels})[0][0].tolist()
        best = max(range(len(labels)), key=probabilities.__getitem__)
        answer = {
            "picture": path,
            "label": labels[best],
            "probability": probabilities[best],
            "known": probabilities[best] >= limit,  # where this is false, Graft says "I don't know"
            "probabilities": probabilities,
            "model": about["graft.id"],
            "version": int(about["graft.version"]),
        }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

#!/usr/bin/env python3
# Part of Graft. Licensed under the Apache License, Version 2.0 (see LICENSE).
"""Makes the weights of Sprout, Graft's bundled backbone, with PyTorch on an ordinary processor.

Sprout learns from Tiny ImageNet (64 px pictures of 200 things) and from a teacher, MobileNetV2 1.0 trained on ImageNet.
The teacher looks once at several fixed crops of every picture and its pooled features are kept. Sprout then sees the very
same crops, mirrored and recoloured, and learns three things at once from its own pooled features:

* to tell the teacher's 1280 features by one linear map (mean square error, each feature in units of its deviation),
* to name what the teacher names: the told features go through the teacher's own classifier, and the two distributions
  over its 1000 classes are compared (Hinton et al. 2015, "Distilling the Knowledge in a Neural Network"),
* to name the 200 classes (cross entropy).

That both look at the same crop, for long, is from Beyer et al. 2022, "Knowledge distillation: A good teacher is patient
and consistent". What is kept is an exponential moving average of the weights, batch normalisation folded into them.

    python pretrain.py pack   --pictures FOLDER_WITH_THE_TARS --work WORK
    python pretrain.py teach  --teacher mobilenet_v2_1.0_224_imagenet_dequantized.h5 --work WORK
    python pretrain.py train  --work WORK --epochs 30
    python pretrain.py export --work WORK --out sprout.safetensors
    python pretrain.py probe  --weights sprout.safetensors --datasets FOLDER --size 128

`train` writes a checkpoint after every epoch and continues from it when started again. Instead of --epochs it takes
--minutes: then the schedule follows the clock and ends in time however busy the computer is. A training under another
--name can --begin-with the weights of one before, and go once more through a schedule of its own.

Needs numpy, pillow, torch; `teach` also h5py, onnx, onnxruntime; `probe` also scikit-learn.
"""

import argparse
import io
import json
import math
import os
import queue
import tarfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import nn

CLASSES = 200
TEACHER_FEATURES = 1280
PICTURE = 64
BATCH_NORM_EPSILON = 1e-5


# ---------------------------------------------------------------------------------------------------------------------
# The network. The same description, in Java, is graft.backbone.Sprout; the names are those of its nodes.

STEM = (16, 32)
BLOCKS = ((32, 48, 2), (48, 96, 2), (96, 96, 1), (96, 208, 2), (208, 208, 1))  # in, out, stride
TOP = 512
COLLECTED = BLOCKS[2][1] + BLOCKS[3][1]  # what leaves stage 3: its own maps, and those of stage 2, halved
FEATURES = TOP + BLOCKS[4][1] + COLLECTED


class Sprout(nn.Module):
    """[N, 3, H, W], values -1..1, to [N, 1024, H/16, W/16]: the maps of the top, and beside them those of stages 2, 3 and 4."""

    def __init__(self, folded=False):
        super().__init__()
        self.folded = folded
        self._add("stem_conv1", 3, STEM[0], 3, 2)
        self._add("stem_conv2", STEM[0], STEM[1], 3, 1)
        for k, (before, after, stride) in enumerate(BLOCKS, 1):
            self._add(f"block_{k}_conv1", before, after, 3, stride)
            self._add(f"block_{k}_conv2", after, after, 3, 1)
            if stride > 1:
                self._add(f"block_{k}_shortcut", before, after, 1, stride)
        self._add("block_5_select", COLLECTED, BLOCKS[-1][0], 1, 1)
        self._add("top_conv", BLOCKS[-1][1], TOP, 1, 1)

    def _add(self, name, before, after, kernel, stride):
        conv = nn.Conv2d(before, after, kernel, stride, kernel // 2, bias=self.folded)
        nn.init.kaiming_normal_(conv.weight, mode="fan_out", nonlinearity="relu")
        self.add_module(name, conv)
        if not self.folded:
            self.add_module(name + "_bn", nn.BatchNorm2d(after, eps=BATCH_NORM_EPSILON))

    def _normalized(self, name, x):
        x = getattr(self, name)(x)
        return x if self.folded else getattr(self, name + "_bn")(x)

    def forward(self, x):
        x = F.relu(self._normalized("stem_conv1", x))
        x = F.relu(self._normalized("stem_conv2", x))
        for k in (1, 2, 3):
            x = self._block(k, x)
        collected = torch.cat([self._block(4, x), F.avg_pool2d(x, 2, ceil_mode=True)], 1)
        last = self._block(5, self._normalized("block_5_select", collected))
        return torch.cat([F.relu(self._normalized("top_conv", last)), last, collected], 1)

    def _block(self, k, x):
        shortcut = self._normalized(f"block_{k}_shortcut", x) if BLOCKS[k - 1][2] > 1 else x
        y = F.relu(self._normalized(f"block_{k}_conv1", x))
        return F.relu(self._normalized(f"block_{k}_conv2", y) + shortcut)


def pooled(maps):
    return maps.float().mean((2, 3))


class Pupil(nn.Module):
    """Sprout with the two linear maps it is taught by; only Sprout is kept."""

    def __init__(self):
        super().__init__()
        self.backbone = Sprout()
        self.to_teacher = nn.Linear(FEATURES, TEACHER_FEATURES)
        self.to_classes = nn.Linear(FEATURES, CLASSES)

    def forward(self, x):
        features = pooled(self.backbone(x))
        return self.to_teacher(features).float(), self.to_classes(features).float()


# ---------------------------------------------------------------------------------------------------------------------
# pack: the tars as two arrays


def class_names(folder):
    lines = (folder / "classes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[1] for line in lines]


def pack(args):
    index = {name: i for i, name in enumerate(class_names(args.pictures))}
    args.work.mkdir(parents=True, exist_ok=True)
    for part, pattern in (("train", "*train*.tar"), ("val", "*val*.tar")):
        pictures, labels = [], []
        for file in sorted(args.pictures.glob(pattern)):
            with tarfile.open(file) as tar:
                for member in tar:
                    if member.isfile() and member.name.endswith(".JPEG"):
                        with Image.open(io.BytesIO(tar.extractfile(member).read())) as image:
                            pictures.append(np.asarray(image.convert("RGB")))
                        labels.append(index[member.name.split("/")[-2]])
        np.save(args.work / f"{part}_x.npy", np.stack(pictures))
        np.save(args.work / f"{part}_y.npy", np.array(labels, np.int64))
        print(part, len(labels), "pictures")


# ---------------------------------------------------------------------------------------------------------------------
# teach: the teacher's pooled features for fixed crops


def crops(views, count):
    """[views, count, 4]: centre x, centre y, width, height in units of the picture. The first view crops least."""
    random = np.random.default_rng(1)
    boxes = []
    for view in range(views):
        smallest = (0.6, 0.4)[view] if view < 2 else 0.2
        area = random.uniform(smallest, 1, count)
        aspect = np.exp(random.uniform(np.log(3 / 4), np.log(4 / 3), count))
        width = np.minimum(np.sqrt(area * aspect), 1)
        height = np.minimum(np.sqrt(area / aspect), 1)
        x = width / 2 + random.uniform(0, 1, count) * (1 - width)
        y = height / 2 + random.uniform(0, 1, count) * (1 - height)
        boxes.append(np.stack([x, y, width, height], 1))
    return np.stack(boxes).astype(np.float32)


def cut_out(pictures, boxes, side, mirrored=None):
    """Bilinear crops. pictures [N, 3, H, W]; boxes [N, 4]; mirrored [N] bool; to [N, 3, side, side]."""
    theta = torch.zeros(len(boxes), 2, 3)
    theta[:, 0, 0] = boxes[:, 2]
    theta[:, 1, 1] = boxes[:, 3]
    theta[:, 0, 2] = 2 * boxes[:, 0] - 1
    theta[:, 1, 2] = 2 * boxes[:, 1] - 1
    if mirrored is not None:
        theta[mirrored, 0, 0] *= -1
    grid = F.affine_grid(theta, (len(boxes), 3, side, side), align_corners=False)
    return F.grid_sample(pictures, grid, padding_mode="border", align_corners=False)


def keras_weights(file):
    """{layer: {kind: array}} of a Keras HDF5 file."""
    import h5py

    layers = {}
    with h5py.File(file) as h5:
        root = h5["model_weights"] if "model_weights" in h5 else h5
        for layer in root.attrs["layer_names"]:
            layer = layer.decode() if isinstance(layer, bytes) else layer
            for name in root[layer].attrs["weight_names"]:
                name = name.decode() if isinstance(name, bytes) else name
                layers.setdefault(layer, {})[name.split("/")[-1].split(":")[0]] = root[layer][name][()]
    return layers


class Teacher(nn.Module):
    """MobileNetV2 1.0 from a Keras file whose batch normalisation is folded; [N, 3, H, W] RGB 0..255 to [N, 1280]."""

    STRIDES = (1, 2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1)

    def __init__(self, layers):
        super().__init__()
        self.layers = layers

    def _convolution(self, x, name, stride=1):
        layer = self.layers[name]
        depthwise = "depthwise_kernel" in layer
        kernel = torch.tensor(layer["depthwise_kernel"] if depthwise else layer["kernel"])
        kernel = kernel.permute(2, 3, 0, 1) if depthwise else kernel.permute(3, 2, 0, 1)
        pads = []
        for size in (x.shape[3], x.shape[2]):  # TensorFlow's "same": the odd one right and below
            total = max((-(-size // stride) - 1) * stride + kernel.shape[2] - size, 0)
            pads += [total // 2, total - total // 2]
        groups = kernel.shape[0] if depthwise else 1
        return F.conv2d(F.pad(x, pads), kernel, torch.tensor(layer["bias"]), stride, groups=groups)

    def forward(self, x):
        x = F.relu6(self._convolution(x / 127.5 - 1, "Conv1", 2))
        for i, stride in enumerate(self.STRIDES):
            block = f"block_{i}" if i else "expanded_conv"
            y = F.relu6(self._convolution(x, block + "_expand")) if i else x
            y = F.relu6(self._convolution(y, block + "_depthwise", stride))
            y = self._convolution(y, block + "_project")
            x = x + y if stride == 1 and x.shape[1] == y.shape[1] else y
        return F.relu6(self._convolution(x, "Conv_1")).mean((2, 3))


def teach(args):
    import onnxruntime

    batch = 8
    layers = keras_weights(args.teacher)
    np.savez(args.work / "teacher_head.npz", w=layers["predictions"]["kernel"], b=layers["predictions"]["bias"])
    graph = args.work / "teacher.onnx"
    example = torch.zeros(batch, 3, args.side, args.side)
    torch.onnx.export(Teacher(layers), example, graph, input_names=["x"], output_names=["f"], dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = args.threads
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    pictures = np.load(args.work / "train_x.npy", mmap_mode="r")
    boxes = crops(args.views, len(pictures))
    np.save(args.work / "boxes.npy", boxes)
    shape = (args.views, len(pictures), TEACHER_FEATURES)
    targets = np.lib.format.open_memmap(args.work / "targets.npy", "w+", dtype=np.float16, shape=shape)
    for view in range(args.views):
        mirrored = np.random.default_rng(100 + view).random(len(pictures)) < 0.5
        start = time.time()
        for i in range(0, len(pictures), batch):
            x = as_tensor(pictures[i : i + batch]).float()
            flip = torch.full((len(x),), bool(mirrored[i // batch]))
            x = cut_out(x, torch.tensor(boxes[view, i : i + batch]), args.side, flip)
            targets[view, i : i + batch] = session.run(None, {"x": x.numpy()})[0]
        targets.flush()
        (args.work / "views_done").write_text(str(view + 1))
        print(f"view {view + 1} of {args.views} in {time.time() - start:.0f} s", flush=True)


def as_tensor(pictures):
    """[N, H, W, 3] bytes to [N, 3, H, W]."""
    return torch.tensor(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2)


# ---------------------------------------------------------------------------------------------------------------------
# train


def recoloured(x, random):
    """Brightness, contrast and saturation by up to 30, 30 and 40 percent, one in twenty without colour; x is -1..1."""
    def between(low, high):
        return torch.rand(len(x), 1, 1, 1, generator=random) * (high - low) + low

    grey = (x * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
    saturation = between(0.6, 1.4) * (torch.rand(len(x), 1, 1, 1, generator=random) >= 0.05)
    x = grey + (x - grey) * saturation
    mean = grey.mean((2, 3), keepdim=True)
    x = mean + (x - mean) * between(0.7, 1.3)
    return ((x + 1) * between(0.7, 1.3) - 1).clamp(-1, 1)


class Muon(torch.optim.Optimizer):
    """Momentum made orthogonal (Jordan et al. 2024, "Muon"), scaled as in Liu et al. 2025 so that AdamW's rate fits."""

    def __init__(self, params, lr, weight_decay, pool, momentum=0.95):
        super().__init__(params, dict(lr=lr, weight_decay=weight_decay, momentum=momentum))
        self.pool = pool

    def step(self):
        for group in self.param_groups:
            largest_first = sorted(group["params"], key=lambda p: -p.numel())
            list(self.pool.map(lambda p: self._update(p, group), largest_first))

    @torch.no_grad()
    def _update(self, p, group):
        state = self.state[p]
        if not state:
            state["momentum"] = torch.zeros_like(p)
        state["momentum"].mul_(group["momentum"]).add_(p.grad)
        update = p.grad.add(state["momentum"], alpha=group["momentum"]).reshape(len(p), -1)
        scale = 0.2 * math.sqrt(max(update.shape))
        p.mul_(1 - group["lr"] * group["weight_decay"])
        p.add_(self.orthogonal(update).reshape(p.shape).to(p.dtype), alpha=-group["lr"] * scale)

    @staticmethod
    def orthogonal(matrix, rounds=5):
        """The nearest matrix with all singular values about 1, by a Newton-Schulz iteration of fifth order."""
        a, b, c = 3.4445, -4.7750, 2.0315
        tall = matrix.shape[0] > matrix.shape[1]
        x = (matrix.T if tall else matrix).bfloat16()
        x = x / (x.norm() + 1e-7)
        for _ in range(rounds):
            square = x @ x.T
            x = a * x + (b * square + c * square @ square) @ x
        return x.T if tall else x


def optimizers(pupil, args, pool):
    kernels = [p for n, p in pupil.backbone.named_parameters() if p.ndim == 4 and n != "stem_conv1.weight"]
    chosen = {id(p) for p in kernels} if args.optimizer == "muon" else set()
    others = [p for p in pupil.parameters() if id(p) not in chosen]
    decayed = [p for p in others if p.ndim > 1]
    plain = [p for p in others if p.ndim == 1]
    groups = [dict(params=decayed, weight_decay=args.weight_decay), dict(params=plain, weight_decay=0.0)]
    result = [torch.optim.AdamW(groups, lr=args.rate, betas=(0.9, 0.98))]
    if chosen:
        result.append(Muon(kernels, lr=args.rate, weight_decay=args.weight_decay, pool=pool))
    return result


class Lesson:
    """Pictures, crops and what the teacher answered; all in memory."""

    def __init__(self, work, views):
        self.pictures = as_tensor(np.load(work / "train_x.npy")).contiguous()
        self.labels = torch.from_numpy(np.load(work / "train_y.npy"))
        self.boxes = torch.from_numpy(np.load(work / "boxes.npy"))
        self.targets = np.load(work / "targets.npy", mmap_mode="r")
        self.work = work
        self.most = views
        head = np.load(work / "teacher_head.npz")
        self.head_weight = torch.from_numpy(head["w"])
        self.head_bias = torch.from_numpy(head["b"])
        sample = torch.from_numpy(self.targets[0, ::10].astype(np.float32))
        self.mean = sample.mean(0)
        self.deviation = sample.std(0) + 0.05 * sample.std()

    def views(self):
        """As many as the teacher has done, so that training can begin before it has finished."""
        return min(self.most, int((self.work / "views_done").read_text()))

    def batch(self, rows, views, side, random):
        view = torch.randint(views, (len(rows),), generator=random)
        mirrored = torch.rand(len(rows), generator=random) < 0.5
        x = self.pictures[rows].float() / 127.5 - 1
        x = recoloured(cut_out(x, self.boxes[view, rows], side, mirrored), random)
        wanted = torch.from_numpy(self.targets[view.numpy(), rows.numpy()].astype(np.float32))
        return x.contiguous(memory_format=torch.channels_last), wanted, self.labels[rows]

    def loss(self, told, scores, wanted, labels, args):
        feature_loss = F.mse_loss(told, (wanted - self.mean) / self.deviation)
        with torch.autocast("cpu", torch.bfloat16):
            expected = wanted @ self.head_weight
            answered = (told * self.deviation + self.mean) @ self.head_weight
        expected = F.softmax((expected.float() + self.head_bias) / args.temperature, 1)
        answered = F.log_softmax((answered.float() + self.head_bias) / args.temperature, 1)
        naming_loss = F.kl_div(answered, expected, reduction="batchmean") * args.temperature**2
        class_loss = F.cross_entropy(scores, labels, label_smoothing=0.1)
        total = args.features_weight * feature_loss + args.naming_weight * naming_loss + args.class_weight * class_loss
        return total, (feature_loss.item(), naming_loss.item(), class_loss.item())


def side_at(progress, sides, seed=0):
    """The side of the training crops: `sides` is "48:0.3,64:0.75,80:1", each valid up to that share of the training.

    Of several, as in "48/64/80:1", each step takes one by chance.
    """
    for entry in sides.split(","):
        side, until = entry.split(":")
        if progress < float(until):
            break
    choices = side.split("/")
    return int(choices[np.random.default_rng(seed).integers(len(choices))])


def rate_at(progress, warm_up=0.03):
    if progress < warm_up:
        return max(progress / warm_up, 0.01)
    return 0.5 * (1 + math.cos(math.pi * (progress - warm_up) / (1 - warm_up)))


class Team:
    """Several threads, each with the same weights and gradients of its own, that share the pictures of a step.

    One thread computes one part of a batch at a time, so a thread that the computer holds up delays the others little.
    (The threads inside one convolution wait for each other in a busy loop, which on a busy computer takes most of the
    time.) Batch normalisation sees one part; the first thread's running statistics are kept.
    """

    def __init__(self, pupil, threads):
        self.pupils = [pupil]
        for _ in range(threads - 1):
            twin = Pupil().to(memory_format=torch.channels_last)
            for own, shared in zip(twin.parameters(), pupil.parameters()):
                own.data = shared.data
            self.pupils.append(twin)
        self.pool = ThreadPoolExecutor(threads)

    def gradients(self, parts, compute):
        """Sums the gradients of `compute(pupil, part)` over the parts into those of the first pupil; returns all results."""
        waiting = queue.SimpleQueue()
        for part in parts:
            waiting.put(part)

        def work(pupil):
            results = []
            while True:
                try:
                    results.append(compute(pupil, waiting.get_nowait()))
                except queue.Empty:
                    return results

        results = sum(self.pool.map(work, self.pupils), [])
        for twin in self.pupils[1:]:
            for p, q in zip(self.pupils[0].parameters(), twin.parameters()):
                if q.grad is not None:
                    p.grad = q.grad if p.grad is None else p.grad.add_(q.grad)
                    q.grad = None
        return results


class Average:
    """Exponential moving average of weights and of batch normalisation's statistics."""

    def __init__(self, model, decay):
        self.values = {k: v.clone().float() for k, v in model.state_dict().items()}
        self.decay = decay
        self.steps = 0

    @torch.no_grad()
    def update(self, model):
        self.steps += 1
        weight = 1 - min(self.decay, self.steps / (self.steps + 10))
        for k, v in model.state_dict().items():
            self.values[k].lerp_(v.float(), weight)


@torch.no_grad()
def accuracy(pupil, values, work, side):
    """Share of the validation pictures whose class the averaged weights name right."""
    own = {k: v.clone() for k, v in pupil.state_dict().items()}
    pupil.load_state_dict(values)
    pupil.eval()
    pictures, labels = np.load(work / "val_x.npy"), np.load(work / "val_y.npy")
    right = 0
    for i in range(0, len(pictures), 100):
        x = as_tensor(pictures[i : i + 100]).float() / 127.5 - 1
        x = F.interpolate(x, size=(side, side), mode="bilinear", align_corners=False, antialias=True)
        with torch.autocast("cpu", torch.bfloat16):
            scores = pupil(x.contiguous(memory_format=torch.channels_last))[1]
        right += (scores.argmax(1).numpy() == labels[i : i + 100]).sum()
    pupil.load_state_dict(own)
    pupil.train()
    return right / len(labels)


def epoch_order(count, limit, seed, epoch):
    """All pictures in random order, or always the same random `limit` of them."""
    random = torch.Generator().manual_seed(1000 * seed + epoch)
    chosen = torch.randperm(count, generator=torch.Generator().manual_seed(7))[: limit or count]
    return chosen[torch.randperm(len(chosen), generator=random)]


class Course:
    """One training: everything that a checkpoint keeps, and how it goes on by a step or an epoch."""

    def __init__(self, args):
        self.args = args
        self.lesson = Lesson(args.work, args.views)
        self.pupil = Pupil().to(memory_format=torch.channels_last)
        self.team = Team(self.pupil, args.threads)
        self.steppers = optimizers(self.pupil, args, self.team.pool)
        self.average = Average(self.pupil, args.average)
        self.epoch = 0
        self.file = args.work / f"{args.name}.pt"
        self.start = time.time()

    def restore(self, file):
        saved = torch.load(file, weights_only=True)
        with torch.no_grad():  # in place: the team shares these tensors
            self.pupil.load_state_dict(saved["pupil"])
        for stepper, state in zip(self.steppers, saved["steppers"]):
            stepper.load_state_dict(state)
        self.average.values, self.average.steps = saved["average"], saved["average_steps"]
        self.epoch = saved["epoch"]
        self.start = time.time() - saved["spent"]

    def begin_with(self, file):
        """Takes over the weights alone, those of the moving average, which are the better ones."""
        values = torch.load(file, weights_only=True)["average"]
        with torch.no_grad():
            self.pupil.load_state_dict(values)
        self.average = Average(self.pupil, self.args.average)

    def save(self):
        state = dict(
            pupil=self.pupil.state_dict(), steppers=[s.state_dict() for s in self.steppers],
            average=self.average.values, average_steps=self.average.steps, epoch=self.epoch,
            spent=time.time() - self.start,
        )
        torch.save(state, self.file.with_suffix(".tmp"))
        os.replace(self.file.with_suffix(".tmp"), self.file)

    def progress(self, share=0.0):
        """0 at the start, 1 at the end; `share` is that of the epoch under way."""
        if self.args.epochs:
            return (self.epoch + share) / self.args.epochs
        return (time.time() - self.start) / (60 * self.args.minutes)

    def step(self, rows, views, progress, seed):
        """One step on these pictures; returns the mean of loss and parts."""
        args = self.args
        side = side_at(progress, args.sides, seed)
        for stepper in self.steppers:
            for group in stepper.param_groups:
                group["lr"] = args.rate * rate_at(progress)

        def compute(pupil, part):
            number, chosen = part
            random = torch.Generator().manual_seed(seed + number)
            x, wanted, labels = self.lesson.batch(chosen, views, side, random)
            with torch.autocast("cpu", torch.bfloat16):
                told, scores = pupil(x)
            loss, parts = self.lesson.loss(told, scores, wanted, labels, args)
            (loss * (len(chosen) / len(rows))).backward()
            return np.array([loss.item(), *parts]) * (len(chosen) / len(rows))

        parts = list(enumerate(rows.split(args.part)))
        result = sum(self.team.gradients(parts, compute))
        for stepper in self.steppers:
            stepper.step()
            stepper.zero_grad()
        self.average.update(self.pupil)
        return result

    def run_epoch(self):
        args = self.args
        order = epoch_order(len(self.lesson.pictures), args.limit, args.seed, self.epoch)
        views, sums, seen, began = self.lesson.views(), np.zeros(4), 0, time.time()
        for i in range(0, len(order) - args.batch + 1, args.batch):
            progress = self.progress(i / len(order))
            if progress >= 1:
                break
            seed = (args.seed * 1_000_003 + self.epoch) * 1_000_003 + i
            sums += self.step(order[i : i + args.batch], views, progress, seed)
            seen += 1
            if seen % 50 == 0 and args.chatty:
                print(f"  {i} of {len(order)}: {np.round(sums / seen, 4)}", flush=True)
        self.epoch += 1
        if not seen:
            return
        progress = min(self.progress(), 1)
        mean = sums / seen
        side = side_at(progress, args.sides)
        right = accuracy(self.pupil, self.average.values, args.work, max(side, PICTURE))
        print(
            f"epoch {self.epoch} side {side} views {views} progress {progress:.3f} "
            f"rate {args.rate * rate_at(progress):.5f} loss {mean[0]:.4f} features {mean[1]:.4f} "
            f"naming {mean[2]:.4f} classes {mean[3]:.4f} val top-1 {100 * right:.2f} "
            f"pictures/s {seen * args.batch / (time.time() - began):.0f} minutes {(time.time() - self.start) / 60:.1f}",
            flush=True,
        )
        self.save()


def train(args):
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    course = Course(args)
    if course.file.exists():
        course.restore(course.file)
        print(f"continues after epoch {course.epoch}", flush=True)
    elif args.begin_with:
        course.begin_with(args.work / f"{args.begin_with}.pt")
        print(f"begins with the weights of {args.begin_with}, and a schedule of its own", flush=True)
    while course.progress() < 1:
        course.run_epoch()


# ---------------------------------------------------------------------------------------------------------------------
# grow: the weights shipped began as those of a network that answered with its top alone


@torch.no_grad()
def grow(args):
    """A checkpoint of Sprout's first form (no select, 512 features) as one of the present form that answers the same.

    The selection of block 5 begins as the identity on the maps of block 4, its batch normalisation as what those maps are
    like; the linear maps of the pupil begin with zeros for the features that are new.
    """
    old = torch.load(args.work / f"{args.begin_with}.pt", weights_only=True)["average"]
    pupil = Pupil()
    values = pupil.state_dict()
    for name, tensor in values.items():
        if name.startswith("to_") and tensor.ndim == 2:
            tensor.zero_()
            tensor[:, :TOP] = old[name]
        elif name in old:
            tensor.copy_(old[name])
    select = "backbone.block_5_select"
    values[select + ".weight"].zero_()
    values[select + ".weight"][:, :, 0, 0].fill_diagonal_(1)
    pupil.load_state_dict(values)
    maps = []
    hook = pupil.backbone.block_5_select.register_forward_hook(lambda module, given, answer: maps.append(answer))
    pupil.eval()
    for part in np.array_split(np.load(args.work / "val_x.npy")[::4], 10):
        pupil((as_tensor(part).float() / 127.5 - 1).contiguous(memory_format=torch.channels_last))
    hook.remove()
    seen = torch.cat(maps).transpose(0, 1).flatten(1)
    mean, variance = seen.mean(1), seen.var(1)
    for kind, value in dict(
        running_mean=mean, bias=mean, running_var=variance, weight=torch.sqrt(variance + BATCH_NORM_EPSILON)
    ).items():
        values[f"{select}_bn.{kind}"].copy_(value)
    torch.save(dict(average=values), args.work / f"{args.name}.pt")


# ---------------------------------------------------------------------------------------------------------------------
# export


def fold(values):
    """{name: float32 array}: every batch normalisation multiplied into the convolution before it, in double precision."""
    folded = {}
    for name, module in Sprout().named_children():
        if isinstance(module, nn.Conv2d):
            get = lambda kind: values[f"{name}_bn.{kind}"].double()
            scale = get("weight") / torch.sqrt(get("running_var") + BATCH_NORM_EPSILON)
            kernel = values[f"{name}.weight"].double() * scale[:, None, None, None]
            folded[name + ".weight"] = kernel.float().contiguous().numpy()
            folded[name + ".bias"] = (get("bias") - get("running_mean") * scale).float().numpy()
    return folded


@torch.no_grad()
def balanced(folded, work, side=128):
    """The same network, its four kinds of features brought to one spread over the validation pictures.

    The maps of stage 2 vary several times as much as those of the top, and a head that scales all features alike would hardly
    see the latter. A positive factor passes through rectifiers, so it goes into the kernels before, its inverse into those after.
    """
    net = Sprout(folded=True)
    net.load_state_dict({k: torch.from_numpy(v) for k, v in folded.items()})
    net.eval()
    features = []
    for part in np.array_split(np.load(work / "val_x.npy")[::4], 50):
        x = as_tensor(part).float() / 127.5 - 1
        features.append(pooled(net(F.interpolate(x, size=(side, side), mode="bilinear", align_corners=False))))
    kinds = torch.cat(features).var(0).split([TOP, BLOCKS[4][1], BLOCKS[3][1], BLOCKS[2][1]])
    spread = [kind.mean().sqrt().item() for kind in kinds]
    middle = math.exp(np.mean(np.log(spread)))
    top, fifth, fourth, third = (middle / s for s in spread)
    scaled = {k: v.copy() for k, v in folded.items()}

    def out(factor, *names):
        for name in names:
            scaled[name + ".weight"] *= factor
            scaled[name + ".bias"] *= factor

    def into(factor, *names, channels=slice(None)):
        for name in names:
            scaled[name + ".weight"][:, channels] /= factor

    wide = BLOCKS[3][1]
    out(third, "block_2_conv2", "block_2_shortcut", "block_3_conv2")
    into(third, "block_3_conv1", "block_4_conv1", "block_4_shortcut")
    into(third, "block_5_select", channels=slice(wide, None))
    out(fourth, "block_4_conv2", "block_4_shortcut")
    into(fourth, "block_5_select", channels=slice(0, wide))
    out(fifth, "block_5_select", "block_5_conv2")
    into(fifth, "block_5_conv1", "top_conv")
    out(top, "top_conv")
    return scaled


def write_safetensors(tensors, file):
    header, offset = {}, 0
    for name, array in tensors.items():
        header[name] = dict(dtype="F32", shape=list(array.shape), data_offsets=[offset, offset + array.nbytes])
        offset += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as out:
        out.write(len(text).to_bytes(8, "little") + text)
        for array in tensors.values():
            out.write(np.ascontiguousarray(array, "<f4").tobytes())


def read_safetensors(file):
    data = Path(file).read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + o for o in entry["data_offsets"])
        tensors[name] = torch.from_numpy(np.frombuffer(data[begin:end], "<f4").reshape(entry["shape"]).copy())
    return tensors


def averaged_backbone(checkpoint):
    values = torch.load(checkpoint, weights_only=True)["average"]
    prefix = "backbone."
    return {k[len(prefix) :]: v for k, v in values.items() if k.startswith(prefix)}


def random_backbone(seed):
    """The same network untrained: He initialisation, and batch normalisation that leaves everything as it is."""
    torch.manual_seed(seed)
    return Sprout().state_dict()


def export(args):
    if args.random:
        folded = fold(random_backbone(args.seed))
    else:
        folded = balanced(fold(averaged_backbone(args.work / f"{args.name}.pt")), args.work)
    write_safetensors(folded, args.out)
    print(args.out, os.path.getsize(args.out), "bytes")


# ---------------------------------------------------------------------------------------------------------------------
# probe: how well a linear classifier does on the pooled features


def pictures_of(dataset):
    """(file, class, part) in order; a dataset has the folders train and val, or its classes right away."""
    given = (dataset / "train").is_dir()
    for part in ("train", "val") if given else ("",):
        root = dataset / part if given else dataset
        for label, folder in enumerate(sorted(p for p in root.iterdir() if p.is_dir())):
            for file in sorted(folder.iterdir()):
                yield file, label, part


@torch.no_grad()
def probe(args):
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV, StratifiedKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    torch.set_num_threads(args.threads)
    net = Sprout(folded=True)
    net.load_state_dict(read_safetensors(args.weights))
    net = net.eval().to(memory_format=torch.channels_last)
    results = []
    for dataset in sorted(p for p in args.datasets.iterdir() if p.is_dir()):
        features, labels, parts = [], [], []
        for file, label, part in pictures_of(dataset):
            with Image.open(file) as image:
                small = image.convert("RGB").resize((args.size, args.size), Image.BILINEAR)
            x = as_tensor(np.asarray(small)[None]).float() / 127.5 - 1
            features.append(pooled(net(x.contiguous(memory_format=torch.channels_last)))[0].numpy())
            labels.append(label)
            parts.append(part)
        features, labels, parts = np.stack(features), np.array(labels), np.array(parts)
        if parts[0]:
            splits = [(np.where(parts == "train")[0], np.where(parts == "val")[0])]
        else:
            splits = StratifiedKFold(5, shuffle=True, random_state=0).split(labels, labels)
        right = total = 0
        for fitted, held_out in splits:
            model = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=300))
            if not args.quick:
                strengths = {"logisticregression__C": [1e-4, 1e-3, 1e-2, 1e-1, 1]}
                model = GridSearchCV(model, strengths, cv=5, scoring="neg_log_loss")
            model.fit(features[fitted], labels[fitted])
            right += (model.predict(features[held_out]) == labels[held_out]).sum()
            total += len(held_out)
        results.append(right / total)
        print(f"{dataset.name} {right / total:.4f}", end=" ", flush=True)
    print(f"mean {np.mean(results):.4f} at {args.size} px", flush=True)


# ---------------------------------------------------------------------------------------------------------------------


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)

    def command(function, *arguments):
        sub = commands.add_parser(function.__name__)
        sub.set_defaults(run=function)
        sub.add_argument("--threads", type=int, default=2)
        sub.add_argument("--seed", type=int, default=0)
        for name, options in arguments:
            sub.add_argument(name, **options)

    folder, name = dict(type=Path, required=True), dict(default="sprout")
    command(pack, ("--pictures", folder), ("--work", folder))
    command(
        teach, ("--teacher", folder), ("--work", folder),
        ("--side", dict(type=int, default=144)), ("--views", dict(type=int, default=4)),
    )
    command(
        train, ("--work", folder), ("--name", name),
        ("--epochs", dict(type=int, default=0)), ("--minutes", dict(type=float, default=80)),
        ("--batch", dict(type=int, default=192)), ("--part", dict(type=int, default=96)), ("--rate", dict(type=float, default=3e-3)),
        ("--weight-decay", dict(type=float, default=0.05)), ("--optimizer", dict(choices=("adamw", "muon"), default="muon")),
        ("--sides", dict(default="48:0.3,64:0.8,80:1")), ("--average", dict(type=float, default=0.999)),
        ("--temperature", dict(type=float, default=2.0)), ("--features-weight", dict(type=float, default=4.0)),
        ("--naming-weight", dict(type=float, default=1.0)), ("--class-weight", dict(type=float, default=0.5)),
        ("--chatty", dict(action="store_true")),
        ("--begin-with", dict(metavar="NAME")),
        ("--views", dict(type=int, default=4)), ("--limit", dict(type=int, default=0)),
    )
    command(grow, ("--work", folder), ("--name", name), ("--begin-with", dict(metavar="NAME", required=True)))
    command(
        export, ("--work", dict(type=Path)), ("--name", name), ("--out", folder),
        ("--random", dict(action="store_true")),
    )
    command(
        probe, ("--weights", folder), ("--datasets", folder), ("--size", dict(type=int, default=128)),
        ("--quick", dict(action="store_true")),
    )
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()

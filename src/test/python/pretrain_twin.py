"""Trains Sprout in PyTorch as `graft pretrain --augment none` does: same first weights, same pictures in every step.

    pretrain_twin.py FOLDER [--seed N] [--threads N] [--steps N]

FOLDER is that of a pretraining that Graft has begun (order.json, plan.json, split.csv). First weights and the order of the
pictures are computed here anew from their definitions, not taken over. Prints a line an epoch. Not needed to build or test;
docs/pretraining.md has what came of it (PyTorch 2.13).
"""
import argparse
import csv
import json
import math
import pathlib
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image

GAMMA = np.uint64(0x9E3779B97F4A7C15)


def mix(z):
    z = np.asarray(z, np.uint64)
    with np.errstate(over="ignore"):
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def uniform(key, counters):
    """CounterRandom: SplitMix64 of a key of whole numbers and counters."""
    mixed = np.uint64(0)
    with np.errstate(over="ignore"):
        for part in key:
            mixed = mix(mixed + GAMMA + mix(np.uint64(part)))
        bits = mix(mixed + GAMMA * (np.asarray(counters, np.uint64) + np.uint64(1)))
    return (bits >> np.uint64(11)).astype(np.float64) * 2.0**-53


def permutation(key, n):
    u = uniform(key, np.arange(n))
    order = [0] * n
    for i in range(n):
        j = int(u[i] * (i + 1))
        order[i] = order[j]
        order[j] = i
    return order


class Conv(nn.Sequential):
    """A convolution without bias and batch normalisation."""

    def __init__(self, i, o, k, s):
        super().__init__(nn.Conv2d(i, o, k, s, k // 2, bias=False), nn.BatchNorm2d(o, eps=1e-5, momentum=0.1))


class Block(nn.Module):
    def __init__(self, i, o, s):
        super().__init__()
        self.conv1, self.conv2 = Conv(i, o, 3, s), Conv(o, o, 3, 1)
        self.shortcut = Conv(i, o, 1, s) if s > 1 else None

    def forward(self, x):
        y = self.conv2(F.relu(self.conv1(x)))
        return F.relu(y + (self.shortcut(x) if self.shortcut is not None else x))


class Sprout(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.stem1, self.stem2 = Conv(3, 16, 3, 2), Conv(16, 32, 3, 1)
        self.stages = nn.Sequential(Block(32, 48, 2), Block(48, 96, 2), Block(96, 96, 1))
        self.fourth = Block(96, 208, 2)
        self.select = Conv(208 + 96, 208, 1, 1)
        self.fifth = Block(208, 208, 1)
        self.top = Conv(208, 512, 1, 1)
        self.dense = nn.Linear(512 + 208 + 208 + 96, classes)

    def forward(self, x):
        x = self.stages(F.relu(self.stem2(F.relu(self.stem1(x)))))
        collected = torch.cat([self.fourth(x), F.avg_pool2d(x, 2, ceil_mode=True)], 1)
        last = self.fifth(self.select(collected))
        return self.dense(torch.cat([F.relu(self.top(last)), last, collected], 1).mean((2, 3)))

    def in_order(self):
        """Tensors in the order of Graft's description: those of batch normalisation are four, the last two not learned."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                yield module.weight
            elif isinstance(module, nn.BatchNorm2d):
                yield from (module.weight, module.bias, module.running_mean, module.running_var)
        yield from (self.dense.weight, self.dense.bias)

    @torch.no_grad()
    def initialise(self, seed):
        for index, tensor in enumerate(self.in_order()):
            if tensor.dim() == 1:
                continue  # batch normalisation begins as it is; the dense bias below
            count = torch.arange(tensor.numel()).numpy().astype(np.uint64)
            radius = np.sqrt(-2 * np.log(1 - uniform((seed, index), 2 * count)))
            normal = radius * np.cos(2 * math.pi * uniform((seed, index), 2 * count + np.uint64(1)))
            fan_out = tensor.shape[0] * tensor[0, 0].numel()
            deviation = 0.01 if tensor.dim() == 2 else math.sqrt(2 / fan_out)
            tensor.copy_(torch.from_numpy((deviation * normal).astype(np.float32)).reshape(tensor.shape))
        self.dense.bias.zero_()


def load(folder, plan, size):
    images = pathlib.Path(json.loads((folder / "order.json").read_text())["images"])
    parts = {"train": ([], []), "val": ([], [])}
    for row in csv.DictReader((folder / "split.csv").open(newline="")):
        if row["present"] == "true" and row["part"] in parts:
            picture = Image.open(images / row["path"]).convert("RGB")
            if picture.size != (size, size):
                picture = picture.resize((size, size), Image.Resampling.BILINEAR)
            parts[row["part"]][0].append(np.asarray(picture))
            parts[row["part"]][1].append(plan["classes"].index(row["class"]))
    return {k: (torch.from_numpy(np.stack(x)), torch.tensor(y)) for k, (x, y) in parts.items()}


def prepared(pictures):
    return (pictures.permute(0, 3, 1, 2).float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def validation(net, x, y):
    net.eval()
    logits = torch.cat([net(prepared(x[i:i + 64])) for i in range(0, len(y), 64)])
    return (f"validation loss {F.cross_entropy(logits, y).item():.4f} "
            f"right {(logits.argmax(1) == y).float().mean().item():.4f}")


def factor(step, steps, plan):
    warmup, total = plan["warmupEpochs"] * steps, plan["epochs"] * steps
    if step < warmup:
        return (step + 1) / (warmup + 1)
    return 0.5 * (1 + math.cos(math.pi * min(1, (step - warmup) / (total - warmup))))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, help="stop after so many")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    plan = json.loads((args.folder / "plan.json").read_text())
    seed = plan["seed"] if args.seed is None else args.seed
    data = load(args.folder, plan, plan["inputSize"])
    x, y = data["train"]
    classes, n = len(plan["classes"]), len(y)
    net = Sprout(classes)
    net.initialise(seed)
    net = net.to(memory_format=torch.channels_last)
    kernels = [p for p in net.parameters() if p.dim() > 1]
    others = [p for p in net.parameters() if p.dim() == 1]
    adamw = torch.optim.AdamW(
        [{"params": kernels, "weight_decay": plan["weightDecay"]}, {"params": others, "weight_decay": 0.0}],
        lr=1.0, betas=(0.9, 0.999), eps=1e-8)
    steps = -(-n // plan["batchSize"])
    done = 0
    for epoch in range(1, plan["epochs"] + 1):
        order = permutation((seed, epoch, 1), n)
        net.train()
        loss_sum = right = 0.0
        started = time.time()
        for step in range(steps):
            index = torch.tensor(order[step * n // steps:(step + 1) * n // steps])
            for group in adamw.param_groups:
                group["lr"] = plan["learningRate"] * factor(done, steps, plan)
            logits = net(prepared(x[index]))
            loss = F.cross_entropy(logits, y[index], label_smoothing=plan["labelSmoothing"])
            adamw.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), plan["clipNorm"])
            adamw.step()
            loss_sum += loss.item() * len(index)
            right += (logits.argmax(1) == y[index]).sum().item()
            done += 1
            if done <= 5 or args.steps:
                print(f"step {done} loss {loss.item():.6f} {len(index) / (time.time() - started) * (step + 1):.0f}/s")
            if done == args.steps:
                print(validation(net, *data["val"]))
                return
        seconds = time.time() - started
        print(f"epoch {epoch} loss {loss_sum / n:.4f} right {right / n:.4f} {validation(net, *data['val'])} "
              f"{n / seconds:.0f} pictures a second", flush=True)


main()

"""Whole training steps in PyTorch, to set beside graft.benchmark.dl4j.TailSpeed: the same stages, shapes, batch and
updater (Adam, global-norm clipping, pull towards the pretrained weights), batch normalisation folded away.

    python tail-speed.py [THREADS]

Written for PyTorch 2.13. Speed does not depend on the values, so the weights are random.
"""

import sys
import time

import torch
from torch import nn

SECONDS = 5
BATCH = 32
CLASSES = 5


def conv(inputs, outputs, kernel, stride=1, groups=1, activation=None, padding=None):
    padding = kernel // 2 if padding is None else padding
    layers = [nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups)]
    return nn.Sequential(*layers, activation) if activation else layers[0]


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride, expand):
        super().__init__()
        inner = inputs * expand
        layers = [conv(inputs, inner, 1, activation=nn.ReLU6(inplace=True))] if expand > 1 else []
        layers += [conv(inner, inner, 3, stride, inner, nn.ReLU6(inplace=True)), conv(inner, outputs, 1)]
        self.layers = nn.Sequential(*layers)
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.layers(x) if self.adds else self.layers(x)


class Fire(nn.Module):
    def __init__(self, inputs, squeeze, expand, pooled):
        super().__init__()
        self.squeeze = conv(inputs, squeeze, 1, activation=nn.ReLU(inplace=True))
        self.small = conv(squeeze, expand, 1, activation=nn.ReLU(inplace=True))
        self.large = conv(squeeze, expand, 3, activation=nn.ReLU(inplace=True))
        self.pool = nn.MaxPool2d(3, 2) if pooled else nn.Identity()

    def forward(self, x):
        x = self.squeeze(x)
        return self.pool(torch.cat([self.small(x), self.large(x)], 1))


def eighth(value):
    rounded = max(8, int(value + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * value else rounded


def mobilenet(width):
    channels = eighth(32 * width)
    stages = [conv(3, channels, 3, 2, activation=nn.ReLU6(inplace=True))]
    rows = [(16, 1, 1), (24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1)]
    for filters, blocks, stride in rows:
        outputs = eighth(int(filters * width))
        for block in range(blocks):
            stages.append(Residual(channels, outputs, stride if block == 0 else 1, 6 if len(stages) > 1 else 1))
            channels = outputs
    return stages + [conv(channels, 1280, 1, activation=nn.ReLU6(inplace=True))], 1280, 224


def squeezenet():
    stages = [nn.Sequential(conv(3, 64, 3, 2, activation=nn.ReLU(inplace=True), padding=0), nn.MaxPool2d(3, 2))]
    channels = 64
    for squeeze, expand, pooled in [(16, 64, False), (16, 64, True), (32, 128, False), (32, 128, True),
                                    (48, 192, False), (48, 192, False), (64, 256, False), (64, 256, False)]:
        stages.append(Fire(channels, squeeze, expand, pooled))
        channels = 2 * expand
    return stages, channels, 227


def speed(backbone, frozen, layout):
    stages, features, side = backbone
    with torch.no_grad():
        x = torch.rand(BATCH, 3, side, side)
        for stage in stages[:frozen]:
            x = stage(x)
    tail = nn.Sequential(*stages[frozen:], nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.5),
                         nn.Linear(features, CLASSES))
    tail = tail.to(memory_format=layout).train()
    x = x.contiguous(memory_format=layout)
    targets = torch.arange(BATCH) % CLASSES
    parameters = list(tail.parameters())
    pretrained = [p.detach().clone() for p in parameters]
    adam = torch.optim.Adam(parameters, 1e-6)
    done, begun, used = 0, 0.0, 0.0
    step = -2
    while step < 1 or time.perf_counter() - begun < SECONDS:
        if step == 0:
            begun = time.perf_counter()
            used = time.process_time()
        adam.zero_grad(set_to_none=True)
        nn.functional.cross_entropy(tail(x), targets).backward()
        with torch.no_grad():
            for p, p0 in zip(parameters, pretrained):
                if p.dim() > 1:
                    p.grad.add_(p - p0, alpha=1e-3)
        nn.utils.clip_grad_norm_(parameters, 5)
        adam.step()
        if step >= 0:
            done += BATCH
        step += 1
    return done / (time.perf_counter() - begun), done / (time.process_time() - used)


def main():
    torch.set_num_threads(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
    networks = [("MobileNetV2 1.0", lambda: mobilenet(1.0)), ("MobileNetV2 0.35", lambda: mobilenet(0.35)),
                ("SqueezeNet 1.1", squeezenet)]
    for name, network in networks:
        for what, trained in (("last two stages", 2), ("everything", None)):
            figures = []
            for layout in (torch.contiguous_format, torch.channels_last):
                backbone = network()
                frozen = 0 if trained is None else len(backbone[0]) - trained
                figures.append(speed(backbone, frozen, layout))
            (clock, work), (clock_last, work_last) = figures
            print(f"{name}, {what}, pictures a second: NCHW {clock:.1f}, channels last {clock_last:.1f}; "
                  f"a second of processor time: {work:.1f}, {work_last:.1f}", flush=True)


if __name__ == "__main__":
    main()

"""Makes adam-steps.json: five training steps of a tiny network by PyTorch, in double precision.

Not needed to build or test; kept so that the numbers can be made again (PyTorch 2.13).
"""
import json
import sys

import torch
import torch.nn.functional as F

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)
COUNT, STEPS, CLASSES, FEATURES = 6, 5, 3, 8
RATES = {"stem": 2e-4, "block": 5e-4, "head": 2e-3}
CLIP, L2SP, DECAY = 0.9, 0.03, 0.02

SHAPES = {
    "stem_conv": (8, 3, 3, 3), "block_expand": (16, 8, 1, 1), "block_depthwise": (16, 1, 3, 3),
    "block_project": (8, 16, 1, 1), "head_dense": (CLASSES, FEATURES),
}


def exact(t):
    """Rounded so that float32 and JSON hold the same value."""
    return t.float().double()


start, pretrained = {}, {}
for name, shape in SHAPES.items():
    fan_in = shape[1] * (shape[2] * shape[3] if len(shape) == 4 else 1)
    start[name + ".weight"] = exact(torch.randn(shape) * (2 / fan_in) ** 0.5)
    start[name + ".bias"] = exact(torch.randn(shape[0]) * 0.2)
for name, value in start.items():
    pretrained[name] = exact(value + torch.randn(value.shape) * 0.05)

weights = {n: v.clone().requires_grad_() for n, v in start.items()}
groups = [{"params": [v for n, v in weights.items() if n.startswith(s)], "lr": r} for s, r in RATES.items()]
adam = torch.optim.Adam(groups, betas=(0.9, 0.999), eps=1e-8)

steps = []
for _ in range(STEPS):
    x = exact(torch.randn(COUNT, 3, 8, 6))
    target = torch.full((COUNT, CLASSES), 0.1 / CLASSES)
    target[torch.arange(COUNT), torch.randint(CLASSES, (COUNT,))] += 0.9
    target = exact(target)
    w = exact(torch.rand(COUNT) + 0.5)
    mask = exact((torch.rand(COUNT, FEATURES) > 0.25) / 0.75)
    y = F.pad(x, (0, 1, 0, 1))  # "same" of a window of 3 with stride 2 on even sizes: after, not before
    y = F.relu6(F.conv2d(y, weights["stem_conv.weight"], weights["stem_conv.bias"], stride=2))
    z = F.relu6(F.conv2d(y, weights["block_expand.weight"], weights["block_expand.bias"]))
    z = F.relu6(F.conv2d(z, weights["block_depthwise.weight"], weights["block_depthwise.bias"], padding=1, groups=16))
    y = y + F.conv2d(z, weights["block_project.weight"], weights["block_project.bias"])
    logits = F.linear(y.mean((2, 3)) * mask, weights["head_dense.weight"], weights["head_dense.bias"])
    loss = -(w[:, None] * target * F.log_softmax(logits, 1)).sum()
    adam.zero_grad()
    (loss / w.sum()).backward()
    with torch.no_grad():
        for name, v in weights.items():
            if name == "head_dense.weight":
                v.grad += DECAY * v
            elif name.endswith(".weight"):
                v.grad += L2SP * (v - pretrained[name])
    norm = torch.sqrt(sum((v.grad ** 2).sum() for v in weights.values()))
    if norm > CLIP:
        for v in weights.values():
            v.grad *= CLIP / norm
    adam.step()
    steps.append({"activations": x.flatten().tolist(), "targets": target.flatten().tolist(), "weights": w.tolist(),
                  "dropout": mask.flatten().tolist(), "weightedLoss": loss.item(), "norm": norm.item()})


def rounded(value):
    if isinstance(value, float):
        return float("%.9g" % value)
    if isinstance(value, list):
        return [rounded(v) for v in value]
    return {k: rounded(v) for k, v in value.items()} if isinstance(value, dict) else value


flat = lambda ws: {n: v.detach().flatten().tolist() for n, v in ws.items()}
json.dump(rounded({"count": COUNT, "rates": RATES, "clipNorm": CLIP, "l2sp": L2SP, "weightDecay": DECAY,
                   "start": flat(start), "pretrained": flat(pretrained), "steps": steps, "end": flat(weights)}),
          open(sys.argv[1], "w"), separators=(",", ":"))
print([s["norm"] for s in steps], max((weights[n] - start[n]).abs().max().item() for n in start))

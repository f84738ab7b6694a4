"""Makes batch-norm-steps.json: training steps of a tiny network with batch normalisation by PyTorch, in double precision.

Not needed to build or test; kept so that the numbers can be made again (PyTorch 2.13).
"""
import json
import sys

import torch
import torch.nn.functional as F

torch.manual_seed(4)
torch.set_default_dtype(torch.float64)
COUNT, STEPS, CLASSES, FEATURES = 6, 4, 3, 8
RATE, DECAY, CLIP, EPSILON = 5e-3, 0.1, 0.8, 1e-3

KERNELS = {
    "stem_conv": (8, 3, 3, 3), "expand": (16, 8, 1, 1), "depthwise": (16, 1, 3, 3), "project": (8, 16, 1, 1),
}
CHANNELS = {"stem_bn": 8, "expand_bn": 16, "depthwise_bn": 16, "project_bn": 8}


def exact(t):
    """Rounded so that float32 and JSON hold the same value."""
    return t.float().double()


start = {}
for name, shape in KERNELS.items():
    start[name + ".weight"] = exact(torch.randn(shape) * (2 / (shape[1] * shape[2] * shape[3])) ** 0.5)
for name, channels in CHANNELS.items():
    start[name + ".weight"] = exact(torch.rand(channels) + 0.5)
    start[name + ".bias"] = exact(torch.randn(channels) * 0.2)
    start[name + ".running_mean"] = exact(torch.randn(channels) * 0.2)
    start[name + ".running_var"] = exact(torch.rand(channels) + 0.5)
start["head_dense.weight"] = exact(torch.randn(CLASSES, FEATURES) * 0.3)
start["head_dense.bias"] = exact(torch.randn(CLASSES) * 0.1)

w = {n: v.clone() for n, v in start.items()}
learned = [n for n in w if ".running_" not in n]
for n in learned:
    w[n].requires_grad_()
kernels = [n for n in learned if w[n].dim() > 1]
adamw = torch.optim.AdamW(
    [{"params": [w[n] for n in kernels], "weight_decay": DECAY},
     {"params": [w[n] for n in learned if n not in kernels], "weight_decay": 0.0}],
    lr=RATE, betas=(0.9, 0.999), eps=1e-8)


def norm(x, name, training):
    return F.batch_norm(x, w[name + ".running_mean"], w[name + ".running_var"], w[name + ".weight"], w[name + ".bias"],
                        training, 0.1, EPSILON)


def forward(x, training):
    y = F.pad(x, (0, 1, 0, 1))  # "same" of a window of 3 with stride 2 on even sizes: after, not before
    y = F.relu(norm(F.conv2d(y, w["stem_conv.weight"], stride=2), "stem_bn", training))
    z = F.relu6(norm(F.conv2d(y, w["expand.weight"]), "expand_bn", training))
    z = F.relu6(norm(F.conv2d(z, w["depthwise.weight"], padding=1, groups=16), "depthwise_bn", training))
    y = F.relu(y + norm(F.conv2d(z, w["project.weight"]), "project_bn", training))
    return F.linear(y.mean((2, 3)), w["head_dense.weight"], w["head_dense.bias"])


def pictures():
    return exact(torch.randn(COUNT, 3, 8, 6))


def rows(x):
    """[N, C, H, W] as [N, H, W, C]."""
    return x.permute(0, 2, 3, 1).flatten().tolist()


steps = []
for _ in range(STEPS):
    x = pictures()
    target = torch.full((COUNT, CLASSES), 0.1 / CLASSES)
    target[torch.arange(COUNT), torch.randint(CLASSES, (COUNT,))] += 0.9
    target = exact(target)
    loss = -(target * F.log_softmax(forward(x, True), 1)).sum() / COUNT
    adamw.zero_grad()
    loss.backward()
    total = torch.nn.utils.clip_grad_norm_([w[n] for n in learned], CLIP)
    adamw.step()
    steps.append({"pictures": rows(x), "targets": target.flatten().tolist(), "loss": loss.item(), "norm": total.item()})

x = pictures()
with torch.no_grad():
    answers = forward(x, False)


def rounded(value):
    if isinstance(value, float):
        return float("%.9g" % value)
    if isinstance(value, list):
        return [rounded(v) for v in value]
    return {k: rounded(v) for k, v in value.items()} if isinstance(value, dict) else value


def flat(tensors):
    return {n: v.detach().flatten().tolist() for n, v in tensors.items()}


json.dump(rounded({"count": COUNT, "rate": RATE, "weightDecay": DECAY, "clipNorm": CLIP, "start": flat(start), "steps": steps,
                   "end": flat(w), "pictures": rows(x), "logits": answers.flatten().tolist()}),
          open(sys.argv[1], "w"), separators=(",", ":"))
print([s["norm"] for s in steps], max((w[n] - start[n]).abs().max().item() for n in start))

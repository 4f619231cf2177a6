"""Training views: products cut out, turned, lit and laid on other grounds, a batch at a time in torch."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as fn


@dataclass(frozen=True, slots=True)
class Strength:
    """How far a view may go. Lengths are parts of the picture's side; `turn` is in radians, `blur` in pixels."""

    zoom: tuple[float, float]
    turn: float
    bend: float
    shift: float
    light: float
    cast: float
    blur: float
    noise: float
    plain: float
    """Chance of the catalogue's white ground."""


CATALOGUE = Strength((0.85, 1.1), 0.05, 0.03, 0.04, 0.08, 0.03, 0.4, 0.0, 1.0)
PHOTO = Strength((0.42, 1.05), 0.55, 0.16, 0.16, 0.38, 0.14, 1.6, 0.05, 0.1)


def recolour(cutouts: Tensor, orders: Tensor) -> Tensor:
    """`cutouts` (n x 4 x h x w, RGB and mask) with their colour channels in `orders` (n x 3): further products."""
    index = torch.cat([orders, torch.full((len(orders), 1), 3)], 1)
    return cutouts.gather(1, index[:, :, None, None].expand_as(cutouts))


def view(cutouts: Tensor, how: Strength, size: int, generator: torch.Generator) -> Tensor:
    """Photo-like views of `cutouts` (n x 4 x h x w, RGB and mask, 0 to 1) as n x size x size x 3, 0 to 255."""
    n = len(cutouts)

    def rand(low: float, high: float, *shape: int) -> Tensor:
        return torch.rand((n, *shape), generator=generator) * (high - low) + low

    placed = fn.grid_sample(cutouts, _grid(how, size, rand), padding_mode="zeros", align_corners=False)
    front, mask = placed[:, :3], placed[:, 3:]
    gain = rand(1 - how.light, 1 + how.light, 1, 1, 1) * rand(1 - how.cast, 1 + how.cast, 3, 1, 1)
    front = (front * gain).clamp_(0, 1)
    ground = _grounds(cutouts, how, size, generator)
    shadow = fn.avg_pool2d(fn.avg_pool2d(mask.roll((size // 24, size // 32), (2, 3)), 4), 3, 1, 1)
    shadow = fn.interpolate(shadow, (size, size), mode="bilinear", align_corners=False)
    ground.mul_(1 - rand(0.0, 0.55, 1, 1, 1) * shadow)
    picture = ground.lerp_(front, mask.expand_as(front))
    slope = torch.linspace(-1, 1, size)
    lamp = 1 + rand(-0.5, 0.5, 1, 1, 1) * how.light * slope.view(1, 1, -1, 1)
    lamp = lamp + rand(-0.5, 0.5, 1, 1, 1) * how.light * slope.view(1, 1, 1, -1)
    picture = _blur(picture.mul_(lamp), rand(0.05, how.blur))
    if how.noise:
        grain = torch.randn((n, 1, size, size), generator=generator) * rand(0.0, how.noise, 1, 1, 1)
        picture.add_(grain)
    return picture.clamp_(0, 1).mul_(255).permute(0, 2, 3, 1)


def _grid(how: Strength, size: int, rand: object) -> Tensor:
    """Sampling grids of random homographies, output to input, in grid_sample's coordinates (-1 to 1)."""
    assert callable(rand)
    angle = rand(-how.turn, how.turn)
    zoom = 1 / rand(*how.zoom)
    stretch = rand(0.9, 1.1)
    cos, sin = torch.cos(angle) * zoom, torch.sin(angle) * zoom
    shift = rand(-2 * how.shift, 2 * how.shift, 2)
    bend = rand(-how.bend, how.bend, 2)
    rows = [
        torch.stack([cos * stretch, -sin, shift[:, 0] * zoom], 1),
        torch.stack([sin, cos / stretch, shift[:, 1] * zoom], 1),
        torch.stack([bend[:, 0], bend[:, 1], torch.ones_like(zoom)], 1),
    ]
    axis = (torch.arange(size) + 0.5) / size * 2 - 1
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    points = torch.stack([x, y, torch.ones_like(x)], -1).view(1, -1, 3)
    warped = points @ torch.stack(rows, 1).transpose(1, 2)
    grid: Tensor = warped[..., :2] / warped[..., 2:].clamp(min=0.2)
    return grid.view(-1, size, size, 2)


def _grounds(cutouts: Tensor, how: Strength, size: int, generator: torch.Generator) -> Tensor:
    """What the products lie on: white, a plain colour, planks and cloth of smooth noise, or other products' colours."""
    n = len(cutouts)
    if how.plain == 1:
        return torch.ones(n, 3, size, size)
    colour = torch.rand((n, 3, 1, 1), generator=generator)
    grey = torch.rand((n, 1, 1, 1), generator=generator)
    tone = torch.where(torch.rand((n, 1, 1, 1), generator=generator) < 0.5, colour, 0.25 * colour + 0.75 * grey)
    texture = torch.zeros(n, 1, size, size)
    for rows, columns in ((3, 3), (2, 24), (24, 2), (14, 14), (56, 56)):
        amount = torch.rand((n, 1, 1, 1), generator=generator) ** 3 * 0.7
        grains = torch.randn((n, 1, rows, columns), generator=generator)
        texture.add_(fn.interpolate(grains.mul_(amount), (size, size), mode="bilinear", align_corners=False))
    tint = torch.randn((n, 3, 1, 1), generator=generator) * 0.1
    ground = (tone + texture * (0.25 + tint)).clamp_(0, 1)
    clutter = fn.interpolate(cutouts[torch.randperm(n, generator=generator), :3], (size, size))
    clutter = clutter.roll(size // 2, 3)
    pick = torch.rand((n, 1, 1, 1), generator=generator)
    ground = torch.where(pick < how.plain, torch.ones(()), ground)
    return torch.where(pick > 0.9 + how.plain, 0.6 * clutter + 0.4 * ground, ground)


def _blur(pictures: Tensor, sigma: Tensor) -> Tensor:
    """Gaussian blur, each picture by its own `sigma` (n) in pixels."""
    n, channels, _, _ = pictures.shape
    offsets = torch.arange(-4, 5).float()
    kernel = torch.exp(-0.5 * (offsets / sigma.view(-1, 1)) ** 2)
    kernel = (kernel / kernel.sum(1, keepdim=True)).repeat_interleave(channels, 0)
    flat = pictures.reshape(1, n * channels, *pictures.shape[2:])
    flat = fn.conv2d(fn.pad(flat, (4, 4, 0, 0), mode="replicate"), kernel.view(-1, 1, 1, 9), groups=n * channels)
    flat = fn.conv2d(fn.pad(flat, (0, 0, 4, 4), mode="replicate"), kernel.view(-1, 1, 9, 1), groups=n * channels)
    return flat.view_as(pictures)

"""Clean copies of images: decoded to pixels, turned upright, encoded anew. Nothing else of the file survives."""

import io
import sys
from typing import Any

from PIL import Image, ImageCms, ImageOps, ImageSequence

from .strip import CannotClean, Clean, serve

MOST_PIXELS = 80_000_000
MOST_FRAMES = 300
_KEPT = ("transparency", "duration", "loop", "disposal", "background")
_SAVED: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "JPEG": ("JPEG", "image/jpeg", ".jpg", {"quality": 92}),
    "MPO": ("JPEG", "image/jpeg", ".jpg", {"quality": 92}),
    "PNG": ("PNG", "image/png", ".png", {}),
    "BMP": ("PNG", "image/png", ".png", {}),
    "WEBP": ("WEBP", "image/webp", ".webp", {"quality": 92}),
    "GIF": ("GIF", "image/gif", ".gif", {}),
    "TIFF": ("TIFF", "image/tiff", ".tiff", {"compression": "tiff_deflate"}),
    "AVIF": ("JPEG", "image/jpeg", ".jpg", {"quality": 92}),
}
_OPENED = [name for name in _SAVED if name != "MPO"]
_MOVING = {"GIF", "WEBP", "TIFF", "PNG"}

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def clean_image(data: bytes) -> Clean:
    """The pixels in a file of the same format (single pictures inside a camera's multi-picture file: the first)."""
    with Image.open(io.BytesIO(data), formats=_OPENED) as picture:
        if picture.format not in _SAVED:
            raise CannotClean("This kind of image is not known.")
        target, media_type, suffix, options = _SAVED[picture.format]
        frames = _frames(picture, target)
        out = io.BytesIO()
        more: dict[str, Any] = {"save_all": True, "append_images": frames[1:]} if len(frames) > 1 else {}
        frames[0].save(out, format=target, **options, **more)
    return Clean(out.getvalue(), media_type, suffix)


def _frames(picture: Image.Image, target: str) -> list[Image.Image]:
    count = getattr(picture, "n_frames", 1) if target in _MOVING else 1
    if count > MOST_FRAMES or count * picture.width * picture.height > MOST_PIXELS:
        raise CannotClean("This image is too large.")
    frames = ImageSequence.Iterator(picture) if count > 1 else [picture]
    return [_bare(frame.copy() if count > 1 else frame, target) for frame in frames]


def _bare(frame: Image.Image, target: str) -> Image.Image:
    frame.load()
    upright = ImageOps.exif_transpose(frame)
    plain = _in_common_colours(upright)
    if target == "JPEG" and plain.mode not in ("L", "RGB", "CMYK"):
        plain = plain.convert("RGB")
    kept = {name: plain.info[name] for name in _KEPT if name in plain.info}
    bare = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    palette = plain.getpalette(None) if plain.mode == "P" else None
    if palette is not None and plain.palette is not None:
        bare.putpalette(palette, plain.palette.mode)
    bare.info.update(kept)
    return bare


def _in_common_colours(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=picture.mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return turned or picture


if __name__ == "__main__":
    sys.exit(serve(clean_image))

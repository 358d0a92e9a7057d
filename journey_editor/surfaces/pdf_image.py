"""Pdf image: a kept picture as an image of a PDF, with its own bytes: nothing is decoded or packed anew."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

from journey_editor.model.pictures import frame_of, png_chunks
from journey_editor.model.records import PictureKind


def image_stream(content: bytes) -> Any:
    """Return a picture as a stream of `reportlab`; NotKeptError where it is not as pictures are kept."""
    frame = frame_of(content)
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": frame.width,
        "Height": frame.height,
        "BitsPerComponent": 8,
        "ColorSpace": "/DeviceRGB" if frame.colours == 3 else "/DeviceGray",
        "Interpolate": "true",
    }
    if frame.kind is PictureKind.JPEG:
        entries["Filter"] = "/DCTDecode"
    else:  # the pixels as they lie packed in it: PDF knows PNG's predictors
        entries["Filter"] = "/FlateDecode"
        entries["DecodeParms"] = (
            f"<< /Predictor 15 /Colors {frame.colours} /BitsPerComponent 8 /Columns {frame.width} >>"
        )
        content = b"".join(body for kind, body in png_chunks(content) if kind == b"IDAT")
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content)

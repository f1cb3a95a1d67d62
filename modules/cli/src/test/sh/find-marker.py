#!/usr/bin/env python3
"""Looks for texts in files, in every encoding that a careless writer could leave them in.

  find-marker.py FOLDER TEXT...

Searches file names and contents, members of zip files, unpacked PDF streams and what pdftotext
reads from a PDF. Prints one line for each find and exits 1 if there is any, 0 if there is none.
"""
import base64
import io
import os
import re
import subprocess
import sys
import zipfile
import zlib

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gbk", "utf-32-le")


def base64_forms(raw):
    """What is the same in every base64 text that holds these bytes, for the three alignments."""
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + raw)
        whole = text[(shift * 8 + 5) // 6:len(text) - 4]
        if len(whole) >= 6:
            yield whole
            yield whole.translate(bytes.maketrans(b"+/", b"-_"))


def forms(text):
    for encoding in ENCODINGS:
        raw = text.encode(encoding)
        yield encoding, raw
        yield encoding + " reversed", raw[::-1]
        yield encoding + " hex", raw.hex().encode()
        yield encoding + " HEX", raw.hex().upper().encode()
        for form in base64_forms(raw):
            yield encoding + " base64", form
    utf8 = text.encode()
    yield "percent", b"".join(b"%%%02X" % b for b in utf8)
    yield "octal", b"".join(b"\\%03o" % b for b in utf8)
    if not text.isascii():
        for mark in ("\\u%04x", "\\u%04X", "&#%d;", "&#x%x;", "&#x%X;"):
            yield mark, "".join(mark % ord(c) for c in text).encode()


def streams(data):
    """Everything that zlib can unpack after a 'stream' of a PDF, and raw deflate as well."""
    for match in re.finditer(rb"stream\r?\n", data):
        for bits in (15, -15):
            try:
                yield zlib.decompressobj(bits).decompress(data[match.end():], 64 << 20)
                break
            except zlib.error:
                continue


def views(name, data, depth=0):
    yield name, data
    if data[:4] == b"PK\3\4" and depth < 6:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.infolist():
                    yield name + "!" + member.filename, member.filename.encode()
                    yield from views(name + "!" + member.filename, archive.read(member), depth + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
            pass
    if data[:5] == b"%PDF-":
        for n, unpacked in enumerate(streams(data)):
            yield f"{name}#stream{n}", unpacked
        read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=False)
        yield name + "#text", re.sub(rb"\s+", b"", read.stdout)


def main():
    folder, texts = sys.argv[1], sys.argv[2:]
    patterns = [(t, how, raw) for t in texts for how, raw in forms(t)]
    found = 0
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                data = file.read()
            for where, view in [(path, name.encode()), *views(path, data)]:
                for text, how, raw in patterns:
                    if raw in view:
                        found += 1
                        print(f"{text!r} as {how} in {where}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Compares pullquote with trafilatura on the same pages, in one run: time, text, peak memory.

    benches/sources.py PAGES [PROGRAM]

PAGES is a folder with `*/source.html` and `*/expected.html` (mozilla/readability's test-pages).
PROGRAM is pullquote's release build. Needs `pip install trafilatura`. Each page is read by a
process of its own for pullquote, which prints headline and byline too; trafilatura is timed inside
one process, without its start.
"""

import collections
import html
import pathlib
import re
import resource
import subprocess
import sys
import time

import trafilatura


def words(text):
    return collections.Counter(re.findall(r"\w+", text))


def f1(found, expected):
    found, expected = words(found), words(expected)
    total = found.total() + expected.total()
    return 2 * (found & expected).total() / total if total else 1.0


def plain(page):
    page = re.sub(r'<img[^>]*?alt="([^"]*)"[^>]*>', r" \1 ", page)
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def main():
    pages = sorted(pathlib.Path(sys.argv[1]).glob("*/source.html"))
    program = sys.argv[2] if len(sys.argv) > 2 else "target/release/pullquote"
    size = sum(page.stat().st_size for page in pages)
    rows = []

    start = time.perf_counter()
    texts = [subprocess.run([program, page], capture_output=True, check=False).stdout.decode(errors="replace") for page in pages]
    seconds = time.perf_counter() - start
    rows.append(("pullquote (a process a page)", seconds, texts, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))

    start = time.perf_counter()
    texts = [trafilatura.extract(page.read_bytes(), include_comments=False) or "" for page in pages]
    seconds = time.perf_counter() - start
    rows.append((f"trafilatura {trafilatura.__version__} (one process)", seconds, texts, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))

    expected = [plain(page.with_name("expected.html").read_text(errors="replace")) for page in pages]
    print(f"{len(pages)} pages, {size / 1e6:.1f} MB\n")
    print("| program | seconds | MB/s | mean token F1 | peak MB |\n|---|---|---|---|---|")
    for name, seconds, texts, memory in rows:
        score = sum(map(f1, texts, expected)) / len(pages)
        print(f"| {name} | {seconds:.2f} | {size / 1e6 / seconds:.1f} | {score:.3f} | {memory / 1024:.0f} |")


if __name__ == "__main__":
    main()

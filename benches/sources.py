#!/usr/bin/env python3
"""Compares pullquote with trafilatura on the same pages, in one run: time, text, peak memory.

Then writes the texts of those pages in each other format, ten times over, and times pullquote on that:
an article until it is printed, a list until all of it is known.

    benches/sources.py PAGES [PROGRAM]

PAGES is a folder with `*/source.html` and `*/expected.html` (mozilla/readability's test-pages).
PROGRAM is pullquote's release build. Needs `pip install trafilatura lxml_html_clean`. Each page is read by a
process of its own for pullquote, which prints headline and byline too; trafilatura is timed inside
one process, without its start.
"""

import collections
import html
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
import zipfile

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


def story(texts):
    return "\n".join(f"<p>{html.escape(line)}</p>" for text in texts for line in text.split("\n") if line.strip())


def book(path, texts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>')
        items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(len(texts)))
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(texts)))
        archive.writestr("a.opf", f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>")
        for number, text in enumerate(texts):
            archive.writestr(f"c{number}.xhtml", f"<html><body>{story([text])}</body></html>")


def written(folder, texts):
    """The same texts in each format, as files."""
    articles = [{"title": f"Page {n}", "date": "2031-02-03", "text": text} for n, text in enumerate(texts)]
    items = "".join(
        f"<item><title>Page {n}</title><description>{html.escape(story([text]))}</description></item>"
        for n, text in enumerate(texts)
    )
    files = {
        "article.json": json.dumps({"title": "All", "text": "\n\n".join(texts)}),
        "list.json": json.dumps(articles),
        "list.jsonl": "".join(json.dumps(article) + "\n" for article in articles),
        "feed.xml": f'<rss version="2.0"><channel><title>All</title>{items}</channel></rss>',
        "notes.md": "\n\n".join(f"## Page {n}\n\n{text}" for n, text in enumerate(texts)),
        "story.nitf": f"<nitf><body><body.content>{story(texts)}</body.content></body></nitf>",
        "plain.txt": "\n\n".join(texts),
    }
    for name, text in files.items():
        (folder / name).write_text(text)
    book(folder / "book.epub", texts)
    return [folder / name for name in [*files, "book.epub"]]


ONE = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def formats(program, texts):
    print("\n| file | MB | seconds | MB/s | peak MB |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for path in written(pathlib.Path(folder), texts * 10):
            # From a process of its own: the peak of a child is no less than its parent's.
            run = subprocess.run([sys.executable, "-c", ONE, program, path], capture_output=True, check=True)
            seconds, memory = map(float, run.stdout.split())
            size = path.stat().st_size / 1e6
            print(f"| {path.name} | {size:.1f} | {seconds:.2f} | {size / seconds:.0f} | {memory / 1024:.0f} |")


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
    formats(program, [" ".join(text.split()) for text in expected])


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Checks the proof of an excerpt with nothing but Python's own library (docs/excerpt-proofs.md).

    python3 excerpt-check.py events.jsonl excerpt.json

events.jsonl is tiezheng/events.jsonl of the bundle, excerpt.json a file of tiezheng/excerpts/. That the event
itself is deposited and time-stamped is checked by the recipe in README-验证.txt, not here.
"""
import hashlib
import json
import re
import sys

LABEL = b"tiezheng-excerpt/1 "
SCHEME = "tiezheng-excerpt/1"


def is_hex(value):
    return type(value) is str and re.fullmatch("[0-9a-f]{64}", value) is not None


def is_text(value):
    return type(value) is str


def number(least):
    return lambda value: type(value) is int and least <= value < 2 ** 53


def each(form):
    return lambda value: type(value) is list and all(map(form, value))


def exactly(**forms):
    return lambda value: type(value) is dict and value.keys() == forms.keys() and all(form(value[name]) for name, form in forms.items())


def is_message(value):
    return type(value) is dict and number(0)(value.get("position")) and number(1)(value.get("line"))


FORM = exactly(
    event=number(1), format=lambda value: value == SCHEME, nodes=each(is_hex), omitted=each(exactly(count=number(1), first=number(0))),
    place=exactly(conversations=number(1), index=number(0), nodes=each(is_hex)), shown=each(exactly(message=is_message, salt=is_hex)),
    statement=exactly(conversation=is_text, importer=is_text, item=number(1), messages=number(1), originals=each(is_text), platform=is_text,
                      root=is_hex, v=lambda value: type(value) is int and value == 1, version=is_text))


def refuse(number):
    raise ValueError("only whole numbers are allowed, not " + number)


def canonical(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: "\\u%04x" % ord(half[0]), text).encode("utf-8")


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(first, end, shown, nodes):
    """The root over the leaves from first to before end; shown = {place: leaf hash}, nodes are used up."""
    inside = [place for place in shown if first <= place < end]
    if not inside:
        return nodes.pop(0)
    if end - first == 1:
        return shown[first]
    half = 1
    while half * 2 < end - first:
        half *= 2
    left = root(first, first + half, shown, nodes)
    return sha256(b"\x01", left, root(first + half, end, shown, nodes))


def fault(file, what):
    """What is wrong, or None."""
    statement, place = file["statement"], file["place"]
    if what["scheme"] != SCHEME or what["item"] != str(statement["item"]) or what["importer"] != statement["importer"] + " " + statement["version"]:
        return "the event seals another item or reading"
    if not is_hex(what["root"]):
        return "the event has no root"
    # A place outside the tree would leave nothing but hidden nodes, and with them any root one likes.
    if not 0 <= place["index"] < place["conversations"]:
        return "the statement's place is outside the tree"
    nodes = [bytes.fromhex(node) for node in place["nodes"]]
    leaf = sha256(b"\x00", LABEL, b"statement\n", canonical(statement))
    if str(place["conversations"]) != what["conversations"] or root(0, place["conversations"], {place["index"]: leaf}, nodes).hex() != what["root"] or nodes:
        return "the statement about the conversation is not the sealed one"
    positions = [one["message"]["position"] for one in file["shown"]]
    if not positions or positions != sorted(set(positions)) or positions[0] < 0 or positions[-1] >= statement["messages"]:
        return "a position stands twice, out of order or beyond the end"
    edges = [-1] + positions + [statement["messages"]]
    omitted = [{"first": a + 1, "count": b - a - 1} for a, b in zip(edges, edges[1:]) if b - a > 1]
    if omitted != file["omitted"]:
        return "the omissions are not what lies between the shown positions"
    shown = {one["message"]["position"]: sha256(b"\x00", LABEL, b"message\n", bytes.fromhex(one["salt"]), canonical(one["message"])) for one in file["shown"]}
    nodes = [bytes.fromhex(node) for node in file["nodes"]]
    if root(0, statement["messages"], shown, nodes).hex() != statement["root"] or nodes:
        return "some message, its place, or what is omitted is not what was sealed"
    return None


def later(events, sealing):
    """What has to be said of when the conversations were sealed, or an empty line."""
    read = [one for one in events if str(one.get("n")) == sealing["what"]["read"] and one.get("kind") == "READ" and one["what"].get("item") == sealing["what"]["item"]]
    if not read or read[0]["n"] >= sealing["n"]:
        return "\nNOTE: how long after the reading it was sealed cannot be seen: event %s is no reading of the item before it" % sealing["what"]["read"]
    if read[0]["n"] + 1 == sealing["n"]:
        return ""
    return "\nNOTE: sealed later than read: reading event %d (%s), sealing event %d (%s), by the keeper's own clock; what was changed in between is not shown" % (read[0]["n"], read[0]["time"], sealing["n"], sealing["time"])


def check(events, excerpt):
    """What is wrong, or None, and what has to be said of the time."""
    with open(excerpt, "rb") as raw:
        data = raw.read()
    try:
        file = json.loads(data.decode("utf-8"), parse_float=refuse, parse_constant=refuse)
        if canonical(file) != data or not FORM(file):
            return "the file is not in canonical form, or has other members than it must", ""
        with open(events, encoding="utf-8") as lines:
            known = list(map(json.loads, lines))
        found = [one for one in known if one.get("n") == file["event"] and one.get("kind") == "CONVERSATIONS"]
        if not found:
            return "the event that it names is not there or seals no conversations", ""
        return fault(file, found[0]["what"]), later(known, found[0])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        return "the file is malformed: " + repr(error), ""


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    wrong, time = check(sys.argv[1], sys.argv[2])
    print(wrong or "OK: every shown message is verbatim and in place, every omission as long as stated" + time)
    sys.exit(1 if wrong else 0)

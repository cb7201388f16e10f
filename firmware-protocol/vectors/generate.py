#!/usr/bin/env python3
"""Writes the golden vectors of the GaitSense GATT profile, version 1.

Reads nothing and shares no code with any implementation: every byte is laid out here again, field by field, from the
text in ../README.md. Python 3 standard library only.

    python3 generate.py           write the files beside this one
    python3 generate.py --check   exit 1 when a committed file differs
"""

import json
import math
import pathlib
import struct
import sys

HERE = pathlib.Path(__file__).resolve().parent
G = 9.80665
TICK_S = 1.0 / 32768
PERIOD_S = TICK_S / 16
SITES = ["unassigned", "left_foot", "right_foot", "pelvis", "left_wrist", "right_wrist", "thorax"]
MAG, QUAT = 1, 2


def crc16(data):
    """Bit by bit, as the polynomial is written down: x^16 + x^12 + x^5 + 1, start 0xFFFF."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
            crc &= 0xFFFF
    return crc


def sample_length(content):
    return 12 + (6 if content & MAG else 0) + (8 if content & QUAT else 0)


def sample_bytes(sample, content, surplus=b""):
    out = struct.pack("<3h3h", *sample["acc"], *sample["gyr"])
    if content & MAG:
        out += struct.pack("<3h", *sample["mag"])
    if content & QUAT:
        out += struct.pack("<4h", *sample["quat"])
    return out + surplus


def packet(samples, version=1, site=1, content=0, ranges=(3, 4), sequence=0, ticks=0, period=5243, count=None,
           length=None, surplus=b"", extension=b"", crc=None):
    """One packet; the last parameters make it wrong or newer on purpose."""
    count = len(samples) if count is None else count
    length = sample_length(content) + len(surplus) if length is None else length
    body = struct.pack("<BBBBHIHBB", version, site, content, ranges[0] | ranges[1] << 4, sequence, ticks, period, count,
                       length)
    body += b"".join(sample_bytes(s, content, surplus) for s in samples) + extension
    return body + struct.pack("<H", crc16(body) if crc is None else crc)


def in_si(index, sample, content, ranges, ticks, period):
    acc_lsb = (2 << ranges[0]) * G / 32768
    gyr_lsb = math.radians(125 << ranges[1]) / 32768
    full = (-32768, 32767)
    return {
        "index": index,
        "time_s": ticks * TICK_S + index * period * PERIOD_S,
        "acceleration_mps2": [c * acc_lsb for c in sample["acc"]],
        "angular_rate_rad_per_s": [c * gyr_lsb for c in sample["gyr"]],
        "magnetic_field_ut": [c * 0.1 for c in sample["mag"]] if content & MAG else None,
        "orientation_wxyz": [c / 16384 for c in sample["quat"]] if content & QUAT else None,
        "acceleration_saturated": any(c in full for c in sample["acc"]),
        "angular_rate_saturated": any(c in full for c in sample["gyr"]),
    }


def good(name, samples, show=None, **kw):
    """A packet that must be read; `show` picks the samples listed (all when None)."""
    content, ranges = kw.get("content", 0), kw.get("ranges", (3, 4))
    ticks, period, site = kw.get("ticks", 0), kw.get("period", 5243), kw.get("site", 1)
    shown = range(len(samples)) if show is None else show
    return {
        "name": name,
        "hex": packet(samples, **kw).hex(),
        "outcome": "ok",
        "expected": {
            "site": SITES[site] if site < len(SITES) else "unassigned",
            "content": content & (MAG | QUAT),
            "full_scale_g": 2 << ranges[0],
            "full_scale_dps": 125 << ranges[1],
            "sequence": kw.get("sequence", 0),
            "ticks": ticks,
            "period_s": period * PERIOD_S,
            "sample_count": len(samples),
            "samples": [in_si(i, samples[i], content, ranges, ticks, period) for i in shown],
        },
    }


def refused(name, data, outcome):
    return {"name": name, "hex": data.hex(), "outcome": outcome}


def sample(i=0):
    """Distinct counts on every axis, so that two swapped axes show."""
    return {
        "acc": (100 + i, -200 - i, 2048 + i),
        "gyr": (-301 + i, 402 - i, -503 - 7 * i),
        "mag": (204 + i, -31 - i, -433),
        "quat": (16384 - i, 12 + i, -34, 5 * i),
    }


def good_packets():
    one, three = [sample()], [sample(i) for i in range(3)]
    vectors = [
        good("one sample, acceleration and angular rate", one, sequence=7, ticks=32768),
        good("three samples, acceleration and angular rate", three, site=2, sequence=65000, ticks=123456789),
        good("with magnetic field", three, site=3, content=MAG, sequence=12),
        good("with orientation", three, site=4, content=QUAT, sequence=12, period=2621),
        good("with magnetic field and orientation", three, site=5, content=MAG | QUAT, period=8738),
        good("unassigned site", one, site=0),
        good("orientation not known yet", [dict(sample(), quat=(0, 0, 0, 0))], site=6, content=QUAT),
        good("smallest ranges", one, ranges=(0, 0)),
        good("largest ranges", one, ranges=(4, 5)),
        good("middle ranges", one, ranges=(2, 3)),
        good("shortest period", three, period=1),
        good("longest period", three, period=65535),
        good("fills ATT MTU 185", [sample(i) for i in range(13)], show=(0, 12)),
        good("fills ATT MTU 247 exactly", [sample(i) for i in range(19)], show=(0, 18)),
        good("longest notification: 41 samples in 508 bytes", [sample(i) for i in range(41)], show=(0, 20, 40)),
        good("most samples that a header can tell: 255", [sample(i) for i in range(255)], show=(0, 128, 254)),
        good("most samples with every block: 255 of 26 bytes", [sample(i) for i in range(255)], show=(0, 254), content=3),
        good("unknown site reads as unassigned", one, site=7),
        good("unknown site 255 reads as unassigned", one, site=255),
        good("unknown content bit 2 with its two bytes per sample", three, content=4, surplus=b"\xaa\x55"),
        good("unknown content bits beside known ones", three, content=0xF0 | MAG, surplus=b"\x01\x02\x03\x04"),
        good("unknown content bit that adds nothing to a sample", three, content=0x80),
        good("longer samples without a content bit", three, surplus=b"\xee"),
        good("extension between samples and check sum", three, extension=b"\x01\x04next"),
    ]
    return {"packets": vectors}


def refused_packets():
    base = packet([sample(0), sample(1)], sequence=7, ticks=32768)
    one = [sample()]
    vectors = [refused("no byte at all", b"", "truncated")]
    for length in (1, 4, 12, 13, 14, 15, 16, 26, 27, 28, len(base) - 2, len(base) - 1):
        vectors.append(refused(f"cut after {length} of {len(base)} bytes", base[:length], "truncated"))
    vectors.append(refused("says one sample more than it holds", packet(one, count=2), "truncated"))
    vectors.append(refused("says 255 samples of 255 bytes", packet(one, count=255, length=255), "truncated"))
    for position in (1, 4, 6, 10, 14, 20, len(base) - 2, len(base) - 1):
        flipped = bytearray(base)
        flipped[position] ^= 0x10
        vectors.append(refused(f"bit 4 of byte {position} flipped", bytes(flipped), "bad_checksum"))
    good_crc = crc16(base[:-2])
    vectors.append(refused("check sum with its bytes swapped", base[:-2] + struct.pack(">H", good_crc), "bad_checksum"))
    vectors.append(refused("check sum inverted", base[:-2] + struct.pack("<H", good_crc ^ 0xFFFF), "bad_checksum"))
    vectors.append(refused("one byte after the check sum", base + b"\x00", "bad_checksum"))
    vectors.append(refused("two samples swapped", base[:14] + base[26:38] + base[14:26] + base[38:], "bad_checksum"))
    vectors.append(refused("version 0", packet(one, version=0), "unknown_version"))
    vectors.append(refused("version 2", packet(one, version=2), "unknown_version"))
    vectors.append(refused("version 255, one byte", b"\xff", "unknown_version"))
    vectors.append(refused("version 2 with a check sum of another kind", packet(one, version=2, crc=0), "unknown_version"))
    vectors.append(refused("zero samples", packet([]), "malformed"))
    vectors.append(refused("zero samples, bytes of one", packet(one, count=0), "malformed"))
    vectors.append(refused("period 0", packet(one, period=0), "malformed"))
    vectors.append(refused("acceleration range 5", packet(one, ranges=(5, 4)), "malformed"))
    vectors.append(refused("acceleration range 15", packet(one, ranges=(15, 4)), "malformed"))
    vectors.append(refused("angular rate range 6", packet(one, ranges=(3, 6)), "malformed"))
    vectors.append(refused("angular rate range 15", packet(one, ranges=(3, 15)), "malformed"))
    vectors.append(refused("sample length 0", packet(one, length=0), "malformed"))
    vectors.append(refused("sample length 11", packet(one, length=11), "malformed"))
    vectors.append(refused("sample length without the magnetic field it announces", packet(one, content=MAG, length=12),
                           "malformed"))
    vectors.append(refused("sample length without the orientation it announces", packet(one, content=3, length=18),
                           "malformed"))
    return {"packets": vectors}


def pair(name, first, second, missing, elapsed_ticks):
    """Two packets of four samples; `missing` is negative when the second came twice or late."""
    four = [sample(i) for i in range(4)]
    return {
        "name": name,
        "first": packet(four, sequence=first[0], ticks=first[1]).hex(),
        "second": packet(four, sequence=second[0], ticks=second[1]).hex(),
        "missing_samples": missing,
        "elapsed_s": elapsed_ticks * TICK_S,
    }


def wrapped_packets():
    top = 2 ** 32
    return {"pairs": [
        pair("nothing wraps, nothing lost", (100, 50000), (104, 51311), 0, 1311),
        pair("nothing wraps, ten lost", (100, 50000), (114, 54588), 10, 4588),
        pair("sequence wraps to 0, nothing lost", (65532, 50000), (0, 51311), 0, 1311),
        pair("sequence wraps inside the first packet", (65534, 50000), (2, 51311), 0, 1311),
        pair("sequence wraps, five lost", (65530, 50000), (3, 52949), 5, 2949),
        pair("ticks wrap, nothing lost", (100, top - 1000), (104, 311), 0, 1311),
        pair("ticks wrap to exactly 0", (100, top - 1311), (104, 0), 0, 1311),
        pair("both wrap, seven lost", (65530, top - 600), (5, 3005), 7, 3605),
        pair("largest gap that counts as loss", (0, 0), (32771, 10738647), 32767, 10738647),
        pair("the same packet twice", (100, 50000), (100, 50000), -4, 0),
        pair("late packet across the wrap", (2, 500), (65534, top - 811), -8, -1311),
    ]}


def saturated_packets():
    vectors = []
    for kind in ("acc", "gyr"):
        for axis in range(3):
            for value in (-32768, 32767, -32767, 32766):
                changed = list(sample()[kind])
                changed[axis] = value
                vectors.append(good(f"{kind} {'xyz'[axis]} at {value}", [dict(sample(), **{kind: tuple(changed)})]))
    magnetic = dict(sample(), mag=(-32768, 32767, 0))
    vectors.append(good("magnetic field at full scale marks nothing", [magnetic], content=MAG))
    middle = [sample(0), dict(sample(1), acc=(32767, 0, 0), gyr=(0, -32768, 0)), sample(2)]
    vectors.append(good("only the middle sample of three", middle))
    return {"packets": vectors}


OPCODES = {"read_configuration": 1, "start": 2, "stop": 3, "set_rate": 4, "set_ranges": 5, "set_content": 6, "identify": 7,
           "assign_site": 8}
STATUSES = {"ok": 0, "not_supported": 1, "invalid_parameter": 2, "wrong_state": 3, "busy": 4, "mtu_too_small": 5,
            "sensor_fault": 6}


def request(name, opcode, parameter, value):
    return {"name": name, "hex": (bytes([OPCODES[opcode]]) + parameter).hex(), "status": "ok",
            "expected": {"opcode": opcode, "value": value}}


def bad_request(name, data, status):
    return {"name": name, "hex": data.hex(), "status": status}


def response(name, opcode, status, site, content, ranges, rate_units, state, mtu, per_packet, tail=b"", code=None):
    data = struct.pack("<BBBBBBHBHB", 0x80, OPCODES[opcode], STATUSES[status] if code is None else code, site, content,
                       ranges[0] | ranges[1] << 4, rate_units, state, mtu, per_packet) + tail
    return {"name": name, "hex": data.hex(), "outcome": "ok", "expected": {
        "opcode": opcode, "status": status if code is None else "unknown", "site": SITES[site] if site < 7 else "unassigned",
        "content": content & 3, "full_scale_g": 2 << ranges[0], "full_scale_dps": 125 << ranges[1],
        "rate_hz": rate_units / 10, "is_streaming": bool(state & 1), "att_mtu": mtu, "samples_per_packet": per_packet}}


def control():
    requests = [
        request("read configuration", "read_configuration", b"", 0),
        request("start", "start", b"", 0),
        request("stop", "stop", b"", 0),
        request("set rate 100 Hz", "set_rate", struct.pack("<H", 1000), 1000),
        request("set rate 12.5 Hz", "set_rate", struct.pack("<H", 125), 125),
        request("set ranges 16 g, 2000 deg/s", "set_ranges", b"\x43", 0x43),
        request("set content: both blocks", "set_content", b"\x03", 3),
        request("identify for 10 s", "identify", b"\x0a", 10),
        request("identify ends", "identify", b"\x00", 0),
        request("assign left foot", "assign_site", b"\x01", 1),
        request("assign thorax", "assign_site", b"\x06", 6),
        bad_request("no byte", b"", "invalid_parameter"),
        bad_request("opcode 0", b"\x00", "not_supported"),
        bad_request("opcode 9", b"\x09", "not_supported"),
        bad_request("response code as opcode", b"\x80", "not_supported"),
        bad_request("start with a parameter", b"\x02\x00", "invalid_parameter"),
        bad_request("set rate without a rate", b"\x04", "invalid_parameter"),
        bad_request("set rate with one byte", b"\x04\xe8", "invalid_parameter"),
        bad_request("set rate with three bytes", b"\x04\xe8\x03\x00", "invalid_parameter"),
        bad_request("assign without a site", b"\x08", "invalid_parameter"),
    ]
    responses = [
        response("started at ATT MTU 247", "start", "ok", 1, 0, (3, 4), 1000, 1, 247, 10),
        response("start refused at ATT MTU 23", "start", "mtu_too_small", 1, 0, (3, 4), 1000, 0, 23, 0),
        response("set rate refused while streaming", "set_rate", "wrong_state", 2, 1, (2, 3), 600, 1, 185, 6),
        response("ranges not offered", "set_ranges", "invalid_parameter", 3, 2, (3, 4), 2000, 0, 185, 8),
        response("busy", "identify", "busy", 0, 0, (0, 0), 125, 0, 185, 1),
        response("inertial element silent", "start", "sensor_fault", 4, 3, (4, 5), 1000, 0, 247, 8),
        response("bytes of a later revision at the end", "stop", "ok", 6, 0, (3, 4), 1000, 0, 247, 10, tail=b"\x01\x02"),
        response("reserved state and content bits set", "stop", "ok", 6, 0xF1, (3, 4), 1000, 0xFE, 247, 10),
        response("unknown site", "stop", "ok", 9, 0, (3, 4), 1000, 0, 247, 10),
        response("status of a later revision is a refusal", "start", "", 1, 0, (3, 4), 1000, 0, 247, 10, code=0x40),
    ]
    base = bytes.fromhex(responses[0]["hex"])
    responses += [
        refused("no byte", b"", "truncated"),
        refused("cut after 11 of 12 bytes", base[:11], "truncated"),
        refused("not a response", b"\x00" + base[1:], "malformed"),
        refused("unknown range in the configuration", base[:5] + b"\xf3" + base[6:], "malformed"),
    ]
    return {"requests": requests, "responses": responses}


def clock():
    def ask(name, token):
        return {"name": name, "hex": struct.pack("<BI", 1, token).hex(), "outcome": "ok", "expected": {"token": token}}

    def answer(name, token, received, sent):
        return {"name": name, "hex": struct.pack("<BIII", 1, token, received, sent).hex(), "outcome": "ok",
                "expected": {"token": token, "received": received, "sent": sent}}

    whole = struct.pack("<BIII", 1, 0xDEADBEEF, 1000, 1033)
    later = ask("bytes of a later revision at the end", 5)
    later["hex"] += "ff"
    return {
        "requests": [
            ask("token 1", 1),
            ask("largest token", 0xFFFFFFFF),
            later,
            refused("no byte", b"", "truncated"),
            refused("cut after 4 of 5 bytes", b"\x01\x01\x00\x00", "truncated"),
            refused("version 2", b"\x02\x01\x00\x00\x00", "unknown_version"),
        ],
        "responses": [
            answer("one millisecond in the device", 0xDEADBEEF, 1000, 1033),
            answer("clock wraps between receiving and sending", 7, 0xFFFFFFF0, 17),
            refused("no byte", b"", "truncated"),
            refused("cut after 12 of 13 bytes", whole[:12], "truncated"),
            refused("version 0", b"\x00" + whole[1:], "unknown_version"),
        ],
    }


def identity():
    def value(name, site, content, acc, gyr, low, high, boot, tail=b""):
        data = struct.pack("<BBBBBHHH", 1, site, content, acc, gyr, low, high, boot) + tail
        return {"name": name, "hex": data.hex(), "outcome": "ok", "expected": {
            "site": SITES[site] if site < 7 else "unassigned", "content": content & 3, "acceleration_ranges": acc,
            "angular_rate_ranges": gyr, "min_rate_hz": low / 10, "max_rate_hz": high / 10, "boot_count": boot}}

    first = value("left foot, 16 g and 2000 deg/s alone", 1, 0, 0b01000, 0b010000, 125, 2000, 3)
    data = bytes.fromhex(first["hex"])
    return {"identities": [
        first,
        value("never assigned, everything offered", 0, 3, 0b11111, 0b111111, 80, 16667, 65535),
        value("unknown site, content bit and range", 200, 0xFF, 0xFF, 0xFF, 1000, 1040, 0),
        value("bytes of a later revision at the end", 6, 1, 8, 16, 1000, 1000, 1, tail=b"\x00\x09"),
        refused("no byte", b"", "truncated"),
        refused("cut after 10 of 11 bytes", data[:10], "truncated"),
        refused("version 2", b"\x02" + data[1:], "unknown_version"),
    ]}


def crc():
    texts = [b"", b"\x00", b"\xff", b"123456789", b"\x00" * 32, bytes(range(256))]
    return {"checksums": [{"hex": t.hex(), "crc": f"{crc16(t):04x}"} for t in texts]}


FILES = {
    "packets-good.json": good_packets,
    "packets-refused.json": refused_packets,
    "packets-wrapped.json": wrapped_packets,
    "packets-saturated.json": saturated_packets,
    "control.json": control,
    "clock.json": clock,
    "identity.json": identity,
    "crc.json": crc,
}


def main():
    assert crc16(b"123456789") == 0x29B1
    check, stale = "--check" in sys.argv[1:], []
    for name, build in FILES.items():
        content = {"profile": "gaitsense-1", "generated_by": "generate.py", **build()}
        text = json.dumps(content, indent=1) + "\n"
        path = HERE / name
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        sys.exit("not what generate.py writes: " + ", ".join(stale) + ". Run it without --check and commit the result.")


if __name__ == "__main__":
    main()

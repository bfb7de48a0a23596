#!/usr/bin/env python3
"""Opens an exported diary without any of the app's code: what a family does in years to come, if the app is gone.

    python read_export.py [--check] FILE

The passphrase is taken from the environment variable FOOTHOLD_PASSPHRASE, or else from standard input (one line), and
never from the command line, where others could read it. The plaintext goes to standard output; nothing is written
before all of it was verified. With --check it is also verified to be a diary or what was shared of one: JSON whose
"format" is "foothold-diary" or "foothold-additions" and whose "version" is an integer.

If anything is wrong, one sentence goes to standard error and the exit code is 2.

Written from the specification (https://age-encryption.org/v1), not from the Rust code, so that a slip in one shows.
"""
import base64
import getpass
import hashlib
import hmac
import json
import os
import re
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VARIABLE = "FOOTHOLD_PASSPHRASE"
CHUNK, TAG = 64 * 1024, 16
# 2**18 takes 256 MiB: what the app itself accepts.
MAX_LOG_N = 18
BASE64 = rb"[A-Za-z0-9+/]"
# A header with one passphrase has this shape and no other.
HEADER = re.compile(
    rb"(?P<covered>age-encryption\.org/v1\n"
    rb"-> scrypt (?P<salt>%b{22}) (?P<log_n>[1-9][0-9]{0,19})\n"
    rb"(?P<wrapped>%b{43})\n"
    rb"---) (?P<mac>%b{43})\n" % (BASE64, BASE64, BASE64)
)


class Refused(Exception):
    """The sentence that tells why."""


def decode(text):
    padded = text + b"=" * (-len(text) % 4)
    decoded = base64.b64decode(padded, validate=True)
    if base64.b64encode(decoded) != padded:
        raise Refused("The file is damaged: its header has a spelling that age does not allow.")
    return decoded


def derive(file_key, salt, info):
    return HKDF(SHA256(), 32, salt, info).derive(file_key)


def decrypt(file, passphrase):
    """The plaintext of an age file with one passphrase."""
    if not file.startswith(b"age-encryption.org/"):
        raise Refused("This is not an age file.")
    header = HEADER.match(file)
    if not header:
        raise Refused("The file is damaged, or it is not locked with one passphrase.")
    log_n = int(header["log_n"])
    if log_n > MAX_LOG_N:
        raise Refused("The file asks for more memory than an export ever does.")
    salt, wrapped, mac = (decode(header[part]) for part in ("salt", "wrapped", "mac"))
    wrap_key = hashlib.scrypt(
        passphrase,
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=2**log_n,
        r=8,
        p=1,
        dklen=32,
        maxmem=2 * 128 * 8 * 2**MAX_LOG_N,
    )
    try:
        file_key = ChaCha20Poly1305(wrap_key).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        raise Refused("The passphrase is wrong, or the file is damaged.") from None
    expected = hmac.digest(derive(file_key, b"", b"header"), header["covered"], "sha256")
    if not hmac.compare_digest(expected, mac):
        raise Refused("The file is damaged: its header was changed.")
    return decrypt_payload(file_key, file[header.end() :])


def decrypt_payload(file_key, payload):
    nonce, sealed = payload[:16], payload[16:]
    if not sealed:
        raise Refused("The file is damaged: its end is missing.")
    cipher = ChaCha20Poly1305(derive(file_key, nonce, b"payload"))
    plain = []
    for start in range(0, len(sealed), CHUNK + TAG):
        chunk = sealed[start : start + CHUNK + TAG]
        is_last = start + len(chunk) == len(sealed)
        place = len(plain).to_bytes(11, "big") + bytes([is_last])
        try:
            plain.append(cipher.decrypt(place, chunk, None))
        except InvalidTag:
            raise Refused("The file is damaged: it was cut or changed.") from None
        if start and not plain[-1]:
            raise Refused("The file is damaged: it ends in an empty part.")
    return b"".join(plain)


def check(plain):
    """Refuses what is not a diary."""
    try:
        diary = json.loads(plain)
    except (ValueError, RecursionError):
        raise Refused("The file opened, but what is in it is not JSON.") from None
    if not isinstance(diary, dict) or diary.get("format") not in ("foothold-diary", "foothold-additions"):
        raise Refused("The file opened, but what is in it is not a Foothold diary.")
    # In Python, True is an integer too.
    if type(diary.get("version")) is not int:
        raise Refused("The file opened, but the diary in it does not say its version.")


def read_passphrase():
    if VARIABLE in os.environ:
        return os.fsencode(os.environ[VARIABLE])
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase: ").encode()
    return sys.stdin.buffer.readline().removesuffix(b"\n").removesuffix(b"\r")


def main(arguments):
    paths = [argument for argument in arguments if argument != "--check"]
    if len(paths) != 1 or len(arguments) - len(paths) > 1 or paths[0].startswith("-"):
        raise Refused(f"Give one file, after --check if you want that, and the passphrase in {VARIABLE} or as input.")
    try:
        with open(paths[0], "rb") as file:
            content = file.read()
    except OSError as error:
        raise Refused(f"The file cannot be read: {error.strerror}.") from None
    plain = decrypt(content, read_passphrase())
    if "--check" in arguments:
        check(plain)
    try:
        sys.stdout.buffer.write(plain)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise Refused(f"The plaintext cannot be written: {error.strerror}.") from None


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(2)

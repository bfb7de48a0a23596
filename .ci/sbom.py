"""The phone library's parts list, in CycloneDX: .ci/sbom.py FILE (see tests/run for what it needs).

`required` is what is linked into the library on a phone; `excluded` only helps to build it. cargo-cyclonedx was tried:
it joins the features of the whole workspace, so that it calls clap and windows-sys parts of the library, and it leaves
out SQLCipher's sources, which are.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
import uuid
from datetime import datetime, timezone
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

PHONES = [
    "aarch64-linux-android",
    "armv7-linux-androideabi",
    "x86_64-linux-android",
    "aarch64-apple-ios",
    "aarch64-apple-ios-sim",
]
LIBRARY = "foothold-ffi"
# Compiled in by another crate's build script, so that to cargo it is no part of the library.
SOURCES = ["sqlcipher-src"]
# Without these the list is not of our library; with those the library is not ours.
MUST = ["aes", "cbc", "foothold-core", "hmac", "libsqlite3-sys", "rusqlite", "sha2", "sqlcipher-src", "uniffi"]


def cargo(*arguments: str) -> str:
    return subprocess.run(["cargo", *arguments], check=True, capture_output=True, text=True).stdout


def tree(edges: str) -> tuple[set[str], dict[str, set[str]]]:
    """Packages as 'name version', and what each depends on."""
    targets = [option for phone in PHONES for option in ("--target", phone)]
    text = cargo("tree", "--locked", "-p", LIBRARY, "-e", edges, *targets, "--prefix", "depth", "--no-dedupe")
    packages, needs, above = set(), {}, []
    for line in filter(None, text.splitlines()):
        depth, name, version = re.match(r"(\d+)(\S+) v(\S+)", line).groups()
        package = f"{name} {version}"
        packages.add(package)
        del above[int(depth) :]
        if above:
            needs.setdefault(above[-1], set()).add(package)
        above.append(package)
    return packages, needs


def main() -> None:
    linked, _ = tree("normal,no-proc-macro")
    everything, needs = tree("normal,build")
    linked |= {package for package in everything if package.split()[0] in SOURCES}

    metadata = json.loads(cargo("metadata", "--locked", "--format-version", "1"))
    described = {f"{package['name']} {package['version']}": package for package in metadata["packages"]}
    locked = tomllib.loads(Path("Cargo.lock").read_text())["package"]
    sums = {f"{package['name']} {package['version']}": package.get("checksum") for package in locked}

    components = {}
    for package in sorted(everything):
        about = described[package]
        licence = about["license"].replace("/", " OR ")
        digest = sums[package]
        components[package] = Component(
            type=ComponentType.LIBRARY,
            name=about["name"],
            version=about["version"],
            description=about["description"],
            licenses=[LicenseFactory().make_with_expression(licence)],
            purl=PackageURL("cargo", None, about["name"], about["version"]),
            bom_ref=f"cargo:{about['name']}@{about['version']}",
            scope=ComponentScope.REQUIRED if package in linked else ComponentScope.EXCLUDED,
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)] if digest else [],
        )

    bom = Bom()
    root = next(package for package in components if package.split()[0] == LIBRARY)
    bom.metadata.component = components.pop(root)
    bom.metadata.component.scope = None
    bom.metadata.properties.add(Property(name="foothold:targets", value=" ".join(PHONES)))
    bom.components.update(components.values())
    # One number for one Cargo.lock.
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, Path("Cargo.lock").read_text())
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        bom.metadata.timestamp = datetime.fromtimestamp(int(epoch), timezone.utc)
    every = components | {root: bom.metadata.component}
    for package, parts in needs.items():
        bom.register_dependency(every[package], [every[part] for part in parts])

    text = JsonV1Dot6(bom).output_as_string(indent=2)
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong:
        sys.exit(f"sbom: not CycloneDX: {wrong}")
    names = {package.split()[0] for package in linked}
    missing = [name for name in MUST if name not in names]
    if missing:
        sys.exit(f"sbom: {', '.join(missing)} should be in the library")
    denied = set(tomllib.loads(Path(".cargo/deny.toml").read_text())["bans"]["deny"])
    found = sorted(denied & {package.split()[0] for package in everything})
    if found:
        sys.exit(f"sbom: {', '.join(found)} must not be there (.cargo/deny.toml)")
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + "\n")
    print(f"sbom: {len(linked)} parts of the library, {len(everything - linked)} that only build it: {file}")


main()

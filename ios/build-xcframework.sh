#!/usr/bin/env bash
# Builds the Rust library for iPhones and for the simulator, and puts both with their headers into
# ios/Frameworks/FootholdFFI.xcframework. Writes the Swift that calls it too. Needs a Mac with Xcode and Rust's targets:
#   rustup target add aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios
# The first time takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v xcodebuild >/dev/null 2>&1; then
    echo "build-xcframework.sh: this needs a Mac with Xcode." >&2
    exit 1
fi
built=${CARGO_TARGET_DIR:-target}
framework=ios/Frameworks/FootholdFFI.xcframework
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As project.yml and Package.swift say.
export IPHONEOS_DEPLOYMENT_TARGET=17.0
# SQLite asks Apple's file systems what they are (statfs) only to lock on network drives, which a phone has not. Without
# that it needs no reason in the privacy manifest. The first two are as in .cargo/config.toml, which this replaces.
flags="-fno-asynchronous-unwind-tables -fno-unwind-tables -DSQLITE_ENABLE_LOCKING_STYLE=0"
export CFLAGS_aarch64_apple_ios=$flags CFLAGS_aarch64_apple_ios_sim=$flags CFLAGS_x86_64_apple_ios=$flags

for target in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios; do
    # Only the static library: nothing has to be embedded or signed, and no dynamic one is linked in vain.
    cargo rustc --locked --profile phone -p foothold-ffi --lib --crate-type staticlib --target "$target"
done
ios/generate-bindings

mkdir -p "$work/headers/FootholdFFI" "$work/simulator"
cp ios/Generated/FootholdFFI/FootholdFFI.h ios/Generated/FootholdFFI/module.modulemap "$work/headers/FootholdFFI/"
# One library for both kinds of simulator: an XCFramework takes one for each platform.
xcrun lipo -create -output "$work/simulator/libfoothold.a" \
    "$built/aarch64-apple-ios-sim/phone/libfoothold.a" "$built/x86_64-apple-ios/phone/libfoothold.a"

# What the generated Swift calls must be in both libraries, or the app does not link. In Mach-O each name of C begins with
# an underscore.
called=$(grep -oE '(uniffi|ffi)_foothold_core_[a-z0-9_]+ *\(' "$work/headers/FootholdFFI/FootholdFFI.h" |
    tr -d ' (' | sort -u || true)
for library in "$built/aarch64-apple-ios/phone/libfoothold.a" "$work/simulator/libfoothold.a"; do
    exported=$(xcrun nm -gU "$library" 2>/dev/null | sed -nE 's/^.* T _//p' | sort -u || true)
    missing=$(comm -23 <(printf '%s\n' "$called") <(printf '%s\n' "$exported"))
    if [ -z "$called" ] || [ -n "$missing" ]; then
        printf '%s\n' "$missing" >&2
        echo "build-xcframework.sh: $library lacks what stands above, which Swift calls." >&2
        exit 1
    fi
done

# A required-reason API that the privacy manifest does not name would be refused by the App Store: better here.
asked=$(xcrun nm -u "$built/aarch64-apple-ios/phone/libfoothold.a" 2>/dev/null || true)
if ! grep -qE '(^| )_[a-z]' <<<"$asked"; then
    echo "build-xcframework.sh: nm names nothing that the library asks for, so nothing can be said of it." >&2
    exit 1
fi
if grep -E '(^| )_(statfs|fstatfs|statvfs|mach_absolute_time|getattrlist|activeInputModes)$' <<<"$asked" | sort -u | grep .; then
    echo "build-xcframework.sh: the library asks for what stands above. Name it in App/PrivacyInfo.xcprivacy, or leave it out." >&2
    exit 1
fi

rm -rf "$framework"
mkdir -p "$(dirname "$framework")"
xcodebuild -create-xcframework \
    -library "$built/aarch64-apple-ios/phone/libfoothold.a" -headers "$work/headers" \
    -library "$work/simulator/libfoothold.a" -headers "$work/headers" \
    -output "$framework"

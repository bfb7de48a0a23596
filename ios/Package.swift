// swift-tools-version:6.0
import PackageDescription

// What is the same everywhere: the screen protocol's Swift, the model, the views.
//
// Xcode links the Rust library as an XCFramework (build-xcframework.sh). Linux, where CI builds and tests all of this,
// links the static library for the machine itself (generate-bindings), and has no SwiftUI: a stand-in of that name,
// with Apple's signatures, type-checks the views there and lets tests walk them. No Apple build ever sees it.

#if os(Linux)
    let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .unsafeFlags(["-warnings-as-errors"])]
    let rust: Target = .systemLibrary(name: "FootholdFFI", path: "Generated/FootholdFFI")
    let linked: [LinkerSetting] = [
        .unsafeFlags(["-L\(Context.packageDirectory)/Generated/lib"]),
        .linkedLibrary("foothold"),
        // The Observation library that comes with Swift 6.0 for Linux lacks one symbol.
        .unsafeFlags(["-Xlinker", "--allow-shlib-undefined"]),
    ]
    let swiftUI: [Target.Dependency] = ["SwiftUI"]
    let onlyHere: [Target] = [
        .target(name: "SwiftUI", path: "SwiftUIStandIn", exclude: ["README.md"], swiftSettings: strict),
        .testTarget(
            name: "FootholdUITests",
            dependencies: [
                "FootholdUI", "FootholdModel", "FootholdCore", "StaticHelp", "TestSupport", "SwiftUI",
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "FootholdBench",
            dependencies: ["FootholdCore", "FootholdFFI"],
            path: "Bench",
            swiftSettings: strict
        ),
    ]
#else
    let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]
    let rust: Target = .binaryTarget(name: "FootholdFFI", path: "Frameworks/FootholdFFI.xcframework")
    let linked: [LinkerSetting] = []
    let swiftUI: [Target.Dependency] = []
    let onlyHere: [Target] = []
#endif

let package = Package(
    name: "Foothold",
    platforms: [.iOS(.v17)],
    products: [
        .library(name: "FootholdUI", targets: ["FootholdUI"]),
        .library(name: "StaticHelp", targets: ["StaticHelp"]),
    ],
    targets: [
        rust,
        // Written by generate-bindings, never tracked.
        .target(
            name: "FootholdCore",
            dependencies: ["FootholdFFI"],
            path: "Generated/FootholdCore",
            swiftSettings: [.swiftLanguageMode(.v6)],
            linkerSettings: linked
        ),
        // Needs no Rust: widgets have it too.
        .target(name: "StaticHelp", swiftSettings: strict),
        .target(name: "FootholdModel", dependencies: ["FootholdCore", "StaticHelp"], swiftSettings: strict),
        .target(name: "FootholdUI", dependencies: ["FootholdModel", "FootholdCore"] + swiftUI, swiftSettings: strict),
        .target(
            name: "TestSupport",
            dependencies: ["FootholdModel", "FootholdCore"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        // Declares the few SQLite functions of the Rust library with which a test makes a diary of an older version.
        .target(name: "SQLiteInFoothold", path: "Tests/SQLiteInFoothold"),
        .testTarget(
            name: "FootholdModelTests",
            dependencies: ["FootholdModel", "FootholdCore", "StaticHelp", "TestSupport", "SQLiteInFoothold"],
            swiftSettings: strict
        ),
    ] + onlyHere
)

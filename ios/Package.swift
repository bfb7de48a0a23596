// swift-tools-version:6.0
import PackageDescription

// What is the same everywhere: the screen protocol's Swift, the model, the views.
//
// Xcode links the Rust library as an XCFramework (build-xcframework.sh). Linux, where CI builds and tests all of this,
// links the static library for the machine itself (generate-bindings), and has none of Apple's frameworks: stand-ins of
// their names, with Apple's signatures, type-check the views and the app there, and tests walk what SwiftUI's draws.
// No Apple build ever sees them.

#if os(Linux)
    let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .unsafeFlags(["-warnings-as-errors"])]
    let rust: Target = .systemLibrary(name: "FootholdFFI", path: "Generated/FootholdFFI")
    // The Observation library that comes with Swift 6.0 for Linux lacks one symbol.
    let observation: LinkerSetting = .unsafeFlags(["-Xlinker", "--allow-shlib-undefined"])
    let linked: [LinkerSetting] = [
        .unsafeFlags(["-L\(Context.packageDirectory)/Generated/lib"]),
        .linkedLibrary("foothold"),
        observation,
    ]
    let swiftUI: [Target.Dependency] = ["SwiftUI"]
    // Apple's Foundation has a few things that Foundation for Linux has not.
    let appSettings = strict + [.unsafeFlags(["-Xfrontend", "-import-module", "-Xfrontend", "FoundationOnApple"])]

    func standIn(_ name: String, needs: [Target.Dependency] = ["FoundationOnApple"]) -> Target {
        .target(name: name, dependencies: needs, path: "AppleStandIn/\(name)", swiftSettings: strict)
    }

    let onlyHere: [Target] = [
        standIn("FoundationOnApple", needs: []),
        standIn("AppIntents"),
        standIn("LocalAuthentication"),
        standIn("MessageUI", needs: ["FoundationOnApple", "UIKit"]),
        standIn("Security"),
        standIn("UIKit", needs: ["FoundationOnApple", "UniformTypeIdentifiers"]),
        standIn("UniformTypeIdentifiers", needs: []),
        standIn("UserNotifications"),
        standIn("WidgetKit", needs: ["FoundationOnApple", "SwiftUI"]),
        .target(
            name: "SwiftUI",
            dependencies: ["FoundationOnApple", "UIKit"],
            path: "SwiftUIStandIn",
            exclude: ["README.md"],
            swiftSettings: strict,
            linkerSettings: [observation]
        ),
        // Xcode builds these two as project.yml says; here they are type-checked, and tests walk what widgets draw.
        .target(
            name: "FootholdApp",
            dependencies: [
                "FootholdUI", "FootholdModel", "FootholdCore", "StaticHelp", "AppIntents", "FoundationOnApple",
                "LocalAuthentication", "MessageUI", "Security", "SwiftUI", "UIKit", "UniformTypeIdentifiers",
                "UserNotifications", "WidgetKit",
            ],
            path: "App/Sources",
            swiftSettings: appSettings
        ),
        .executableTarget(
            name: "HelpWidget",
            dependencies: ["StaticHelp", "FoundationOnApple", "SwiftUI", "WidgetKit"],
            path: "App/Widget",
            exclude: ["Info.plist", "Widget.entitlements"],
            swiftSettings: appSettings
        ),
        .testTarget(
            name: "FootholdUITests",
            dependencies: [
                "FootholdUI", "FootholdModel", "FootholdCore", "StaticHelp", "TestSupport", "SwiftUI",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HelpWidgetTests",
            dependencies: ["HelpWidget", "StaticHelp", "SwiftUI", "TestSupport", "WidgetKit"],
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

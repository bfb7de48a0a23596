import FootholdModel
import Foundation
import StaticHelp
import TestSupport
import Testing

/// The files that only Xcode reads ask for nothing they should not. That they are whole: `ios/check-app-files`.
struct AppFilesTests {
    private func plist(_ path: String) throws -> [String: Any] {
        let bytes = try Data(contentsOf: checkout("ios/App/\(path)"))
        let found = try PropertyListSerialization.propertyList(from: bytes, format: nil)
        return try #require(found as? [String: Any])
    }

    /// Every Swift source of the app itself, its widgets and the package.
    private func sources() throws -> [String: String] {
        var found: [String: String] = [:]
        for folder in ["ios/App/Sources", "ios/App/Widget", "ios/Sources"] {
            let files = FileManager.default.enumerator(atPath: checkout(folder).path)
            for case let name as String in try #require(files) where name.hasSuffix(".swift") {
                found["\(folder)/\(name)"] = try read("\(folder)/\(name)")
            }
        }
        return found
    }

    @Test func nothing_is_collected_nobody_is_tracked_and_the_reasons_are_given() throws {
        let privacy = try plist("PrivacyInfo.xcprivacy")
        #expect(
            Set(privacy.keys) == [
                "NSPrivacyTracking", "NSPrivacyTrackingDomains", "NSPrivacyCollectedDataTypes",
                "NSPrivacyAccessedAPITypes",
            ]
        )
        #expect(privacy["NSPrivacyTracking"] as? Bool == false)
        #expect((privacy["NSPrivacyTrackingDomains"] as? [Any])?.isEmpty == true)
        #expect((privacy["NSPrivacyCollectedDataTypes"] as? [Any])?.isEmpty == true)
        let reasons = try #require(privacy["NSPrivacyAccessedAPITypes"] as? [[String: Any]])
        #expect(
            reasons.map { $0["NSPrivacyAccessedAPIType"] as? String } == [
                "NSPrivacyAccessedAPICategoryFileTimestamp"
            ]
        )
        #expect(reasons.first?["NSPrivacyAccessedAPITypeReasons"] as? [String] == ["C617.1"])
    }

    @Test func the_entitlements_are_these_and_no_others() throws {
        let app = try plist("Foothold.entitlements")
        #expect(app["com.apple.developer.default-data-protection"] as? String == "NSFileProtectionComplete")
        #expect(app["com.apple.security.application-groups"] as? [String] == [ChosenHelp.group])
        #expect(app.count == 2, "no network, no push, no iCloud")
        let widget = try plist("Widget/Widget.entitlements")
        #expect(widget["com.apple.security.application-groups"] as? [String] == [ChosenHelp.group])
        #expect(widget.count == 1)
    }

    @Test func the_apps_own_list_says_what_the_sources_say() throws {
        let info = try plist("Info.plist")
        let types = try #require(info["CFBundleURLTypes"] as? [[String: Any]])
        #expect(types.flatMap { $0["CFBundleURLSchemes"] as? [String] ?? [] } == [Links.scheme])
        let files = HelpFiles(folder: checkout("ios/App/Resources/help"))
        let glance = try #require(HelpGlance.read(files, region: "US", locale: "en"))
        #expect(info["NSFaceIDUsageDescription"] as? String == glance.words["unlock-title"])
        #expect(info["CFBundleDisplayName"] as? String == glance.words["app-name"])
        for asked in info.keys where asked.hasSuffix("UsageDescription") {
            #expect(asked == "NSFaceIDUsageDescription", "nothing else is asked for")
        }
        #expect(info["NSAppTransportSecurity"] == nil && info["UIBackgroundModes"] == nil)
        let widget = try plist("Widget/Info.plist")
        let point = (widget["NSExtension"] as? [String: Any])?["NSExtensionPointIdentifier"] as? String
        #expect(point == "com.apple.widgetkit-extension")
    }

    @Test func no_source_can_reach_a_network() throws {
        let sources = try sources()
        #expect(sources.count > 50)
        for (name, text) in sources {
            for wrong in [
                "URLSession", "import Network", "NWConnection", "NWPathMonitor", "CFStream", "WKWebView",
                "import CloudKit", "NSURLConnection", "import MultipeerConnectivity", "CFSocket", "import Darwin",
            ] {
                #expect(!text.contains(wrong), "\(name): \(wrong)")
            }
            #expect(!text.contains("UserDefaults") && !text.contains("@AppStorage"), "\(name)")
            let log = #"(?<!func )(?<![.\w])(print|debugPrint|dump|NSLog|os_log|Logger)\("#
            #expect(text.range(of: log, options: .regularExpression) == nil, "\(name) writes a log")
        }
    }

    @Test func nothing_is_decided_about_levels_regions_or_days() throws {
        for (name, text) in try sources() {
            for wrong in ["EMERGENCY_NOW", "URGENT_TODAY", "KEEP_TALKING", "\"911\"", "\"988\"", "== \"US\""] {
                #expect(!text.contains(wrong), "\(name): \(wrong)")
            }
        }
    }

    @Test func the_app_asks_the_phone_as_it_promises() throws {
        let keychain = try read("ios/App/Sources/Keychain.swift")
        #expect(keychain.contains("kSecAttrAccessibleWhenUnlockedThisDeviceOnly"))
        #expect(keychain.contains("kSecAttrSynchronizable: false"))
        let owner = try read("ios/App/Sources/Owner.swift")
        #expect(owner.contains("deviceOwnerAuthenticationWithBiometrics"))
        #expect(owner.contains("localizedFallbackTitle = \"\""))
        #expect(!owner.contains(".deviceOwnerAuthentication,") && !owner.contains(".deviceOwnerAuthentication\n"))
        let folders = try read("ios/App/Sources/Folders.swift")
        #expect(folders.contains("isExcludedFromBackup = true"))
        #expect(folders.contains("FileProtectionType.complete"))
        let widget = try read("ios/App/Widget/HelpWidget.swift")
        #expect(widget.contains("\"\(Links.scheme)://help\""))
        #expect(widget.contains("policy: .after("))
        #expect(try read("ios/Sources/StaticHelp/ChosenHelp.swift").contains(".noFileProtection"))
        let clipboard = try read("ios/App/Sources/Clipboard.swift")
        #expect(clipboard.contains(".localOnly: true") && clipboard.contains(".expirationDate:"))
        #expect(try sources().values.allSatisfy { !$0.contains("UIPasteboard.general.string") })
        let delegate = try read("ios/App/Sources/AppDelegate.swift")
        for selector in ["didReceiveNotificationResponse", "willPresentNotification"] {
            #expect(delegate.contains("@objc(userNotificationCenter:\(selector):withCompletionHandler:)"))
        }
        #expect(delegate.contains("[.banner, .list, .sound]"))
        #expect(delegate.contains("func sceneWillResignActive") && delegate.contains("func sceneDidBecomeActive"))
        #expect(try read("ios/App/Sources/Cover.swift").contains("UIWindow.Level.alert"))
    }

    @Test func every_colour_of_the_system_side_is_one_of_ours() throws {
        let ours = [("Paper", ["FBF7F2", "12181A"]), ("Help", ["8C1D18"]), ("AccentColor", ["1F5A5E", "9AD1CF"])]
        for (name, hex) in ours {
            let json = try read("ios/App/Assets.xcassets/\(name).colorset/Contents.json")
            let parts = json.matches(of: /"(?:red|green|blue)" : "0x([0-9A-F]{2})"/).map { String($0.1) }
            let found = stride(from: 0, to: parts.count, by: 3).map { parts[$0..<$0 + 3].joined() }
            #expect(found == hex, "\(name)")
        }
    }
}

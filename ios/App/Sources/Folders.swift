import Foundation
import StaticHelp

/// Where the app keeps things.
enum Folders {
    /// The settings and the diary: in no backup, and closed while the phone is locked. Files made in it are so too, and
    /// the app's entitlements say the same of every other.
    static func own() -> URL {
        var folder = URL.applicationSupportDirectory.appending(path: "Foothold")
        let files = FileManager.default
        let isComplete: [FileAttributeKey: Any] = [.protectionKey: FileProtectionType.complete]
        try? files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: isComplete)
        // Also where an earlier version made it.
        try? files.setAttributes(isComplete, ofItemAtPath: folder.path)
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        try? folder.setResourceValues(values)
        return folder
    }

    /// What widgets see as well: which country's help was chosen, and nothing else.
    static var shared: URL? {
        FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: ChosenHelp.group)
    }
}

import UIKit

/// Hands a file to whoever the reader chooses. It lies on the disk, protected, only while the share sheet is open.
@MainActor enum Sharing {
    static func show(_ bytes: Data, name: String) -> Bool {
        let folder = FileManager.default.temporaryDirectory.appending(path: "share")
        let file = folder.appending(path: name)
        // What an app that was ended meanwhile left behind.
        try? FileManager.default.removeItem(at: folder)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try bytes.write(to: file, options: .completeFileProtection)
        } catch {
            return false
        }
        let sheet = UIActivityViewController(activityItems: [file], applicationActivities: nil)
        sheet.completionWithItemsHandler = { _, _, _, _ in try? FileManager.default.removeItem(at: folder) }
        return Window.present(sheet)
    }
}

import UIKit

/// Hands a file to whoever the reader chooses. It lies on the disk, protected, while the share sheet is open, and no
/// longer than to the next start.
@MainActor enum Sharing {
    private static let folder = FileManager.default.temporaryDirectory.appending(path: "share")

    /// Deletes what an app that was ended meanwhile left behind.
    static func clear() {
        try? FileManager.default.removeItem(at: folder)
    }

    static func show(_ bytes: Data, name: String) -> Bool {
        let file = folder.appending(path: name)
        clear()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try bytes.write(to: file, options: .completeFileProtection)
        } catch {
            return false
        }
        let sheet = UIActivityViewController(activityItems: [file], applicationActivities: nil)
        // Of one way that was given up the sheet tells too, and stays: the next one still needs the file.
        sheet.completionWithItemsHandler = { way, isDone, _, _ in if isDone || way == nil { clear() } }
        return Window.present(sheet)
    }
}

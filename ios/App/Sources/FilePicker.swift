import FootholdModel
import UIKit
import UniformTypeIdentifiers

/// Lets the reader choose a file with the system's own picker, and reads it. The copy that the system makes is deleted.
@MainActor final class FilePicker: NSObject, UIDocumentPickerDelegate {
    private var waiting: CheckedContinuation<URL?, Never>?

    func pick() async -> PickedFile {
        let picker = UIDocumentPickerViewController(forOpeningContentTypes: [.item], asCopy: true)
        picker.delegate = self
        guard Window.present(picker) else { return .failed }
        guard let file = await withCheckedContinuation({ waiting = $0 }) else { return .none }
        return await Task.detached {
            defer { try? FileManager.default.removeItem(at: file) }
            return PickedFile.read(file)
        }.value
    }

    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) {
        resume(urls.first)
    }

    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController) {
        resume(nil)
    }

    private func resume(_ file: URL?) {
        waiting?.resume(returning: file)
        waiting = nil
    }
}

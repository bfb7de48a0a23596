import FootholdCore
import Foundation

/// Opens the diary when the app comes to the screen and closes it when it leaves: iOS takes files with complete
/// protection from an app whose phone is locked, and an open one would be torn.
@MainActor public final class DiaryLife {
    private let model: FootholdModel
    private let key: DiaryKey
    private let folder: URL
    /// Opening, closing and renewing never overlap: whoever looks away for a moment must not find the diary closed.
    private var last: Task<Void, Never>?

    /// Whether it was opened and not closed since. What became of the file meanwhile only core knows.
    public private(set) var isOpen = false

    /// - Parameters:
    ///   - model: the app.
    ///   - safe: keeps the key.
    ///   - folder: the diary's own.
    public init(model: FootholdModel, safe: any KeySafe, folder: URL) {
        self.model = model
        self.folder = folder
        key = DiaryKey(safe: safe, diary: folder)
    }

    /// Opens it. Whatever is wrong, the diary's screens say it and everything else works.
    public func open() async {
        await inOrder {
            guard !self.isOpen else { return }
            let key = self.key
            await self.unlock(Task.detached { key.read() }.value)
        }
    }

    /// Core mended or replaced its file, and opened that: it is not opened once more, which would ask for the PIN again.
    public func wasMended() {
        isOpen = true
    }

    /// Looks after its file, some time after it was opened.
    public func tend() async {
        if isOpen { _ = await model.tend() }
    }

    /// Closes it, and what was typed into hidden fields is gone.
    public func close() async {
        await inOrder {
            self.isOpen = false
            await self.model.lock().value
        }
    }

    /// Makes a new key, as `ForgetKey` asks, and unlocks with that.
    public func renewKey() async {
        await inOrder {
            let key = self.key
            await self.unlock(Task.detached { key.renew() }.value)
        }
    }

    private func inOrder(_ work: @escaping @MainActor () async -> Void) async {
        let task = Task { [last] in
            await last?.value
            await work()
        }
        last = task
        await task.value
    }

    private func unlock(_ kept: DiaryKey.Kept) async {
        isOpen = false
        let bytes: Data
        switch kept {
        case .key(let key): bytes = key
        // No key at all is what core calls one of the wrong length; its screens know what to offer then.
        case .lost: bytes = Data()
        case .notNow: return
        }
        isOpen = await model.unlock(folder: folder.path, key: bytes) == nil
    }
}
